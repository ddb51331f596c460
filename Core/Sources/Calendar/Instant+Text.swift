public import Basics

extension Instant {
    /// What the clocks in Germany show at this moment.
    public var local: CivilDateTime { BerlinTime.local(self) }

    /// The day it is in Germany at this moment.
    public var localDate: CivilDate { local.date }

    /// `27. März 1984, 14:05 Uhr`, in legal time.
    public var german: String { local.german }

    /// `1984-03-27T13:05:09Z`, in universal time.
    public var iso: String {
        let seconds = BerlinTime.floorDivide(microseconds, by: 1_000_000)
        let day = BerlinTime.floorDivide(seconds, by: 86_400)
        let date = CivilDate(dayNumber: Int(day))
        return CivilDateTime(date: date, secondOfDay: Int(seconds - day * 86_400)).iso + "Z"
    }

    /// Reads `YYYY-MM-DDThh:mm:ss`, an optional fraction (six digits are kept), then `Z` or an offset `±hh:mm`.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(64))
        guard bytes.count >= 20, let wall = CivilDateTime(iso: String(decoding: bytes[0..<19], as: UTF8.self)) else {
            return nil
        }
        var rest = bytes[19...]
        var fraction: Int64 = 0
        if rest.first == 0x2e {
            let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            let kept = Array(digits.prefix(6)) + Array(repeating: 0x30, count: max(0, 6 - digits.count))
            guard !digits.isEmpty, let value = CivilDate.number(kept) else { return nil }
            fraction = Int64(value)
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = Instant.offset(Array(rest)) else { return nil }
        let seconds = Int64(wall.date.dayNumber) * 86_400 + Int64(wall.secondOfDay) - offset
        self.init(microseconds: seconds * 1_000_000 + fraction)
    }

    /// Seconds that `Z` or `±hh:mm` stands for.
    private static func offset(_ bytes: [UInt8]) -> Int64? {
        if bytes == [0x5a] { return 0 }
        guard bytes.count == 6, bytes[0] == 0x2b || bytes[0] == 0x2d, bytes[3] == 0x3a,
            let hours = CivilDate.number(bytes[1...2]), let minutes = CivilDate.number(bytes[4...5]),
            hours <= 14, minutes <= 59
        else { return nil }
        return Int64(hours * 3_600 + minutes * 60) * (bytes[0] == 0x2d ? -1 : 1)
    }
}

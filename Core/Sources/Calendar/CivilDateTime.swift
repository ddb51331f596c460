/// A day and the time on the wall clock of a place, without a time zone.
public struct CivilDateTime: Hashable, Sendable, Comparable {
    public var date: CivilDate
    /// Seconds since midnight, 0…86,399.
    public let secondOfDay: Int

    /// `nil` for a time that no clock shows.
    public init?(date: CivilDate, hour: Int, minute: Int, second: Int = 0) {
        guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
        self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
    }

    init(date: CivilDate, secondOfDay: Int) {
        self.date = date
        self.secondOfDay = secondOfDay
    }

    public var hour: Int { secondOfDay / 3600 }
    public var minute: Int { secondOfDay / 60 % 60 }
    public var second: Int { secondOfDay % 60 }

    public static func < (a: CivilDateTime, b: CivilDateTime) -> Bool {
        (a.date, a.secondOfDay) < (b.date, b.secondOfDay)
    }

    /// `27. März 1984, 14:05 Uhr`.
    public var german: String { "\(date.german), \(clock) Uhr" }

    /// `27.03.1984, 14:05 Uhr`.
    public var germanShort: String { "\(date.germanShort), \(clock) Uhr" }

    /// `1984-03-27T14:05:09`.
    public var iso: String {
        var out = Array(date.iso.utf8)
        out.append(0x54)
        CivilDate.append(hour, digits: 2, to: &out)
        out.append(0x3a)
        CivilDate.append(minute, digits: 2, to: &out)
        out.append(0x3a)
        CivilDate.append(second, digits: 2, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// `14:05`.
    public var clock: String {
        var out: [UInt8] = []
        CivilDate.append(hour, digits: 2, to: &out)
        out.append(0x3a)
        CivilDate.append(minute, digits: 2, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// Reads `YYYY-MM-DDThh:mm:ss`; a fraction or an offset behind it is not read and makes it `nil`.
    public init?(iso text: some StringProtocol) {
        let bytes = Array(text.utf8.prefix(20))
        guard bytes.count == 19, bytes[10] == 0x54, bytes[13] == 0x3a, bytes[16] == 0x3a,
            let date = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = CivilDate.number(bytes[11..<13]), let minute = CivilDate.number(bytes[14..<16]),
            let second = CivilDate.number(bytes[17..<19])
        else { return nil }
        self.init(date: date, hour: hour, minute: minute, second: second)
    }
}

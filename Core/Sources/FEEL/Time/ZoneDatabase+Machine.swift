#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#elseif canImport(Darwin)
import Darwin
#endif

extension ZoneDatabase {
    /// The zones that the machine keeps in its tz database. This file is the only one of the room that reads a disk.
    public static func machine(folder: String = "/usr/share/zoneinfo") -> ZoneDatabase {
        ZoneDatabase { name in read("\(folder)/\(name)") }
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var content: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 8192)
        while content.count < 1 << 20 {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { break }
            content.append(contentsOf: buffer[..<count])
        }
        return content.isEmpty ? nil : content
    }
}

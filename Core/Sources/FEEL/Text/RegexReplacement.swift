/// The replacement of `replace`, read once (XPath functions 3.1, 5.6.4).
struct RegexReplacement {
    private enum Part {
        case point(UInt32)
        case group(Int)
    }

    private var parts: [Part] = []

    /// `nil` for a `$` without a digit or a backslash before anything but `$` and `\`.
    init?(_ text: String, groups: Int, literal: Bool) {
        let points = text.unicodeScalars.map(\.value)
        if literal {
            parts = points.map { .point($0) }
            return
        }
        var index = 0
        while index < points.count {
            let point = points[index]
            index += 1
            if point == "\\" {
                guard index < points.count, points[index] == "\\" || points[index] == "$" else { return nil }
                parts.append(.point(points[index]))
                index += 1
            } else if point == "$" {
                guard index < points.count, 0x30...0x39 ~= points[index] else { return nil }
                var number = Int(points[index] - 0x30)
                index += 1
                while index < points.count, 0x30...0x39 ~= points[index],
                    number * 10 + Int(points[index] - 0x30) <= groups
                {
                    number = number * 10 + Int(points[index] - 0x30)
                    index += 1
                }
                parts.append(.group(number))
            } else {
                parts.append(.point(point))
            }
        }
    }

    /// Appends the replacement of one match; a group that took no part is empty.
    func append(_ match: [Int], _ text: [UInt32], to result: inout String.UnicodeScalarView) {
        for part in parts {
            switch part {
            case .point(let point): if let scalar = Unicode.Scalar(point) { result.append(scalar) }
            case .group(let number):
                guard number * 2 + 1 < match.count, match[number * 2] >= 0, match[number * 2 + 1] >= match[number * 2]
                else { continue }
                result.append(contentsOf: FEELRegex.scalars(text[match[number * 2]..<match[number * 2 + 1]]))
            }
        }
    }
}

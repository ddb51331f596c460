import Catalogue
import Testing

@Suite struct RegionalKeyTests {
    @Test("A key knows its level, its bodies above and its municipality key")
    func levels() throws {
        let key = try #require(RegionalKey("065310005005"))
        #expect(key.level == .gemeinde)
        #expect(key.description == "065310005005")
        #expect(key.ags == "06531005")
        #expect(key.ancestors.map(\.description) == ["065310005", "06531", "065", "06"])
        #expect(RegionalKey("06531")?.contains(key) == true)
        #expect(RegionalKey("06532")?.contains(key) == false)
        #expect(RegionalKey("06")?.padded == "060000000000")
        #expect(RegionalKey("06")?.ancestors == [])
    }

    @Test("What is no key is refused", arguments: ["", "6", "0653", "00", "17", "06a", "0653100050051", "06 31", "９６"])
    func refused(text: String) {
        #expect(RegionalKey(text) == nil)
    }

    @Test("A body sorts before everything below it and behind everything before it")
    func order() {
        let keys = ["06", "065", "06531", "065310005", "065310005005", "06532", "07"].compactMap { RegionalKey($0) }
        #expect(keys.count == 7)
        #expect(keys == keys.reversed().sorted())
    }
}

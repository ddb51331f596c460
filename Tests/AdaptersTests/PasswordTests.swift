import Basics
import Ports
import Testing

@testable import Adapters

@Suite struct PasswordTests {
    let passwords = ScryptPasswords.live(.live)

    @Test func `a password verifies against its own hash and no other does`() async throws {
        let hash = try await passwords.hash("Rathaus-Wanderung 7")
        #expect(hash.hasPrefix("scrypt$131072$8$1$"))
        #expect(try await passwords.verify("Rathaus-Wanderung 7", hash))
        #expect(try await !passwords.verify("Rathaus-Wanderung 8", hash))
        #expect(try await !passwords.verify("Rathaus-Wanderung 7", passwords.decoy))
    }

    @Test func `derivation is that of RFC 7914`() throws {
        var parameters = ScryptHash(salt: Array("NaCl".utf8), hash: [])
        parameters.rounds = 1_024
        parameters.blockSize = 8
        parameters.parallelism = 16
        let key = try ScryptPasswords.derive("password", parameters)
        #expect(hex(key) == "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162")
    }

    @Test(
        "a text that is no hash of ours verifies nothing",
        arguments: [
            "", "scrypt", "scrypt$131072$8$1$$", "bcrypt$131072$8$1$AAAA$AAAA", "scrypt$262144$8$1$AAAA$AAAA",
            "scrypt$1000$8$1$AAAA$" + String(repeating: "A", count: 43) + "=",
        ])
    func damagedHashes(text: String) async throws {
        #expect(try await !passwords.verify("x", text))
    }
}

import Adapters
import Basics
import Ports
import Testing

@Suite struct CipherTests {
    let cipher = Cipher.live
    let key = SymmetricKey(bytes: [UInt8](repeating: 7, count: 32))

    @Test func `what is sealed opens with the same key and context`() {
        let sealed = cipher.seal(Array("Antrag".utf8), key, [1])
        #expect(cipher.open(sealed, key, [1]) == Array("Antrag".utf8))
        #expect(sealed.count == 6 + 28)
    }

    @Test func `sealing the same twice gives different bytes`() {
        #expect(cipher.seal([1, 2, 3], key, []) != cipher.seal([1, 2, 3], key, []))
    }

    @Test func `another key, context or byte does not open it`() {
        var sealed = cipher.seal([1, 2, 3], key, [1])
        #expect(cipher.open(sealed, SymmetricKey(bytes: [UInt8](repeating: 8, count: 32)), [1]) == nil)
        #expect(cipher.open(sealed, key, [2]) == nil)
        sealed[14] ^= 1
        #expect(cipher.open(sealed, key, [1]) == nil)
        #expect(cipher.open([], key, [1]) == nil)
    }

    @Test func `the hash is SHA-256`() {
        #expect(
            hex(cipher.hash(Array("abc".utf8))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `authentication is HMAC-SHA-256 as in RFC 4231`() {
        let mac = cipher.authenticate(
            Array("what do ya want for nothing?".utf8), SymmetricKey(bytes: Array("Jefe".utf8)))
        #expect(hex(mac) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    }

    @Test func `live random bytes have the asked length and differ`() {
        #expect(Randomness.live.bytes(13).count == 13)
        #expect(Randomness.live.bytes(16) != Randomness.live.bytes(16))
    }
}

func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}

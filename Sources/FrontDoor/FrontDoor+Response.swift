import Basics
import HTTPTypes
import Hall
import Hummingbird
import NIOCore
import Pages

extension FrontDoor {
    /// An answer as it goes over the line, with cookies and headers.
    func response(_ answer: Answer, to visit: Visit) -> Response {
        var fields = answer.headers
        let visitor = answer.visitor ?? visit.visitor
        if visitor.isFresh && answer.caching == .none { cookies.set(.visitor, seals.cookie(for: visitor), in: &fields) }
        if let session = answer.session {
            cookies.set(.staff, session, seconds: session.isEmpty ? 0 : nil, in: &fields)
        }
        if let chosen = visit.query["sprache"].flatMap(Language.init(rawValue:)) {
            cookies.set(.language, chosen.rawValue, seconds: 365 * 86_400, in: &fields)
        }
        return response(answer, fields)
    }

    private func response(_ answer: Answer, _ given: HTTPFields) -> Response {
        var fields = given
        fields[.contentType] = answer.type
        if let location = answer.location { fields[.location] = location }
        headers.add(to: &fields, caching: answer.caching)
        fields[.contentLength] = String(answer.bytes.count)
        return Response(
            status: answer.status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    }

    /// The page for a request that no route answered or whose route threw.
    func failed(_ failure: Failure, _ request: Request, number: String) -> Response {
        let shell = Shell(
            face: Face(name: "Rathaus", home: .root, crest: .shield(.tower), accent: .house, line: nil),
            language: .german, styleSheets: [styleSheet.address, accents.sheet(.house).address], script: script.address,
            icon: icon.address)
        let ways = [Link("Zur Startseite", .root)]
        let page = shell.page(ErrorView(failure.kind, ways: ways))
        // What is left of a body that was refused is not read as a request.
        let endsHere: Set<HTTPResponse.Status> = [.badRequest, .requestTimeout, .contentTooLarge]
        return response(
            .page(page, status: failure.status), endsHere.contains(failure.status) ? [.connection: "close"] : [:])
    }
}

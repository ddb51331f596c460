public import Basics
public import Casework
public import HTTPTypes
public import Hall
public import Pages
public import Ports

/// One request as a door sees it: parsed, with the visitor known and the access rule held.
public struct Visit: Sendable {
    public let method: HTTPRequest.Method
    public let path: String
    /// Values of the path's names, decoded.
    public let parameters: [String: String]
    public let query: FormBody
    /// Fields and files that were sent; empty for a GET.
    public let form: FormBody
    public let language: Language
    /// The language that the browser asks for by itself.
    let preferred: Language
    /// Whether the browser brought a cookie with a language.
    let hasLanguageCookie: Bool
    public let now: Instant
    /// The town named by the path, or the one that employs the signed-in person.
    public let town: Town?
    /// The signed-in member of staff.
    public let staff: Actor.Staff?
    /// The token of the staff session, to end it.
    let staffToken: String?
    /// What the visitor's browser is known by.
    public let visitor: Visitor
    /// The number of this request, for the error page and the log.
    public let number: String
    let house: FrontDoor
    /// The languages of the page, for the switch.
    public var languages: [Language] = Language.allCases

    /// A value of the path; an empty text if the path has no such name.
    public subscript(_ name: String) -> String { parameters[name] ?? "" }

    /// The scope of this visit's queries: its town. Throws `CaseMissing` where there is none.
    public var scope: Scope {
        get throws {
            guard let town else { throw CaseMissing() }
            return .town(town.id)
        }
    }

    /// Who acts in a command from this visit.
    public var actor: Actor { staff.map(Actor.staff) ?? .antragsteller }

    /// The token that a form of this visit must send back.
    public var token: String { house.seals.token(for: visitor) }

    /// Whether this browser may open the case.
    public func holds(_ id: VorgangId) -> Bool { visitor.cases.contains(id) }
}

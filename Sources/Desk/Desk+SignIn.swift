import Basics
import Casework
import FrontDoor
import Hall
import Pages
import Ports

extension DeskDoor {
    var signInRoutes: [Route] {
        [
            .get("/desk/anmelden", .everyone) { visit in
                page(
                    .password(login: ""), visit,
                    notice: visit.query["beendet"] == nil ? nil : .sessionEnded(keepsText: false))
            },
            .post("/desk/anmelden", .everyone) { visit in try await checkPassword(visit) },
            .post("/desk/anmelden/code", .everyone) { visit in try await checkCode(visit) },
            .post("/desk/abmelden", .anyStaff) { visit in
                try await visit.signedOut(then: .seeOther(Address("desk", "anmelden")))
            },
        ]
    }

    /// A step of the sign-in; where it leads afterwards, and what was typed before, go along.
    private func page(
        _ step: DeskSignInView.Step, _ visit: Visit, errors: [ErrorSummary.Item] = [], notice: Banner? = nil,
        pass: String? = nil
    ) -> Answer {
        var hidden: [String: String] = [:]
        if let pass { hidden["ausweis"] = pass }
        let carried = visit.carried
        let next = visit.form[Carried.Name.address] ?? visit.query[Carried.Name.address]
        if carried == nil, let next, Address(local: next) != nil { hidden[Carried.Name.address] = next }
        let action = pass == nil ? Address("desk", "anmelden") : Address("desk", "anmelden", "code")
        return visit.deskPage(
            DeskSignInView(
                step, errors: errors, notice: notice,
                target: FormTarget(post: action, token: visit.token, hidden: hidden), carried: carried))
    }

    private func checkPassword(_ visit: Visit) async throws -> Answer {
        let login = visit.form[DeskSignInView.Name.login] ?? ""
        let password = visit.form[DeskSignInView.Name.password] ?? ""
        // By the account that is named, whether there is one or not: nobody learns which exist, and a whole office
        // behind one address is not locked out.
        try visit.limit(DeskDoor.limitKey(login), .signIn)
        switch try await signIn.password(login, password, now: visit.now) {
        case .good(let account):
            let pass = visit.pass("\(account.id.text)/\(account.town.text)", seconds: 300)
            return page(.code, visit, notice: demoCode(account, visit), pass: pass)
        case .wrong:
            let words =
                "Kennung oder Passwort stimmen nicht. Die Kennung hat die Form name@stadt, zum Beispiel weber@lindenau."
            return page(.password(login: login), visit, errors: [.init(words, name: DeskSignInView.Name.login)])
        case .locked: return locked(visit)
        }
    }

    private func checkCode(_ visit: Visit) async throws -> Answer {
        let pass = visit.form["ausweis"] ?? ""
        let parts = (visit.opened(pass) ?? "").split(separator: "/").map(String.init)
        guard parts.count == 2 else {
            let words = "Zwischen Passwort und Code ist zu viel Zeit vergangen. Melden Sie sich noch einmal an."
            return page(.password(login: ""), visit, errors: [.init(words, name: DeskSignInView.Name.login)])
        }
        let id = StaffAccount.ID(staff: StaffId(parts[0]), town: TownId(parts[1]))
        let key = "code:\(id.staff.text)/\(id.town.text)"
        try visit.limit(key, .signIn)
        switch try await signIn.code(visit.form[DeskSignInView.Name.code] ?? "", of: id, now: visit.now) {
        case .good(let account):
            visit.forgive(key, .signIn)
            if let town = try await signIn.directory.town(account.town) {
                visit.forgive(DeskDoor.limitKey("\(account.login)@\(town.slug)"), .signIn)
            }
            return try await visit.signedIn(account, then: goal(visit))
        case .wrong:
            let account = try await staff.account(id.staff, scope: .town(id.town))
            let words = "Der Code stimmt nicht oder wurde schon benutzt. Warten Sie auf den nächsten."
            return page(
                .code, visit, errors: [.init(words, name: DeskSignInView.Name.code)],
                notice: account.flatMap { demoCode($0, visit) }, pass: pass)
        case .locked: return locked(visit)
        }
    }

    /// Where a sign-in leads: to what was asked for, or to what was typed before the session ended. Nothing is sent by
    /// itself. A letter is only put back into its draft: what shall happen with it is pressed there again.
    private func goal(_ visit: Visit) -> Answer {
        guard var carried = visit.carried else {
            return .seeOther(visit.form[Carried.Name.address].flatMap(Address.init(local:)) ?? Address("desk", ""))
        }
        let path = carried.address.text.split(separator: "/").map(String.init)
        let isLetter = path.count == 5 && path[3] == "schreiben"
        if isLetter { carried.fields.removeAll { $0.name == "tat" } }
        let isOfCase = path.count > 2 && path[1] == "vorgaenge"
        let cancel = isOfCase ? Link("Zum Vorgang, ohne zu senden", Address("desk", "vorgaenge", path[2])) : nil
        return visit.deskPage(
            visit.resend(carried, button: isLetter ? "In den Entwurf übernehmen" : nil, cancel: cancel))
    }

    private static func limitKey(_ login: String) -> String {
        "login:" + login.lowercased().filter { !$0.isWhitespace }
    }

    private func locked(_ visit: Visit) -> Answer {
        page(
            .password(login: ""), visit,
            errors: [.init("Zu viele Versuche. Warten Sie einige Minuten und versuchen Sie es dann noch einmal.")])
    }

    private func demoCode(_ account: StaffAccount, _ visit: Visit) -> Banner? {
        signIn.shownCode(of: account, now: visit.now).map {
            Banner(.info, "Vorführung", text: "Ihre App würde jetzt diesen Code zeigen: \($0)")
        }
    }
}

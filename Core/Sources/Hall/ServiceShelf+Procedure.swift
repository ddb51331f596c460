import BPMN
import Basics
public import Casework
import FEEL
import Forms
import ServicePackages
import Synchronization

extension ServiceShelf {
    /// The process of a case with everything that its expressions, decisions and letters need.
    public func frame(of vorgang: Vorgang, on version: ServiceRef?) async throws -> Verfahrensrahmen? {
        let ref = version ?? vorgang.service
        let service = try await service(ref)
        guard let modell = service.procedure(named: version == nil ? vorgang.verfahren?.modell : nil) else {
            return nil
        }
        let answers = Answers(vorgang: vorgang, service: service, satzung: ref.satzung, clock: clock)
        return Verfahrensrahmen(
            modell: modell, given: { answers.value(of: $0) },
            decide: { name, variables in
                service.value(
                    ofDecision: name, answers.filled, beside: variables.values, satzung: ref.satzung)
            },
            letter: { service.letters[$0]?.title })
    }

    /// What expressions know of an application; the form is filled when first asked, for most commands never.
    private final class Answers: Sendable {
        private let fill: @Sendable () -> FilledForm
        private let service: Service
        private let satzung: Satzung?
        private let kept = Mutex<(filled: FilledForm, context: Context)?>(nil)

        init(vorgang: Vorgang, service: Service, satzung: Satzung?, clock: WallClock) {
            self.service = service
            self.satzung = satzung
            fill = { FilledForm(service.form(), vorgang.answers, clock: clock) }
        }

        private var content: (filled: FilledForm, context: Context) {
            kept.withLock { kept in
                if let kept { return kept }
                let filled = fill()
                let content = (filled, filled.context)
                kept = content
                return content
            }
        }

        var filled: FilledForm { content.filled }

        func value(of name: String) -> Value? {
            if let value = content.context[name] { return value }
            return service.decision(lowercased: name).flatMap {
                service.value(ofDecision: $0, filled, satzung: satzung)
            }
        }
    }
}

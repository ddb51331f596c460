public import BPMN
public import Basics
public import Casework
public import Ports
import ServicePackages

extension TownHall {
    /// What a change of a case to another version of its service would do to its process; nil if none drives it.
    public func preview(_ version: ServiceRef, of id: VorgangId, scope: Scope) async throws -> ProcessPreview? {
        let vorgang = try await open(id, scope: scope)
        guard let verfahren = vorgang.verfahren, let old = try await rules.frame(of: vorgang, on: nil),
            let new = try await rules.frame(of: vorgang, on: version)
        else { return nil }
        return verfahren.state.preview(
            MigrationPlan.plans(from: old.modell, to: new.modell), in: StepEnvironment(new.modell.library),
            at: clock.now())
    }

    /// What a repair by hand would do to the process of a case; nil if none drives it.
    public func preview(_ changes: [TokenChange], of id: VorgangId, scope: Scope) async throws -> ProcessPreview? {
        let vorgang = try await open(id, scope: scope)
        guard let verfahren = vorgang.verfahren, let frame = try await rules.frame(of: vorgang, on: nil) else {
            return nil
        }
        return verfahren.state.preview(changes, in: StepEnvironment(frame.modell.library), at: clock.now())
    }
}

public import BPMN
public import Casework
public import Ports

extension TownHall {
    /// What a repair by hand (`beantrageEingriff`) or a change of the version (`wechsleVersion`) would do to the process of a
    /// case, tried out as it would be decided now; nil if no process drives it. Reads only.
    public func preview(
        of command: Command, on vorgang: Vorgang, by actor: Actor
    ) async throws -> ProcessPreview? {
        vorgang.preview(of: command, try await context(for: vorgang, command, by: actor))
    }
}

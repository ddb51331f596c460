/// Who may give a command or read something: a value that every route and every command carries.
public enum AccessRule: Sendable, Hashable {
    /// Anybody, signed in or not.
    case everyone
    /// The holder of the case's secret.
    case holder
    /// Staff of the case's town with this role; for `sachbearbeitung` the case's unit must be theirs.
    case staff(Role)
    /// The house itself.
    case system

    /// Whether the actor may do this to a case of a town and unit.
    public func allows(_ actor: Actor, town: String, unit: String) -> Bool {
        switch (self, actor) {
        case (.everyone, _): true
        case (.holder, .antragsteller): true
        case (.system, .system): true
        case (.staff(let role), .staff(let staff)):
            staff.town == town && AccessRule.has(staff, role) && AccessRule.covers(staff, unit)
        default: false
        }
    }

    /// A head of office may whatever a clerk may.
    private static func has(_ staff: Actor.Staff, _ role: Role) -> Bool {
        staff.roles.contains(role) || (role == .sachbearbeitung && staff.roles.contains(.leitung))
    }

    /// Whether cases of a unit are this person's.
    package static func covers(_ staff: Actor.Staff, _ unit: String) -> Bool {
        staff.seesAllUnits || staff.units.contains(unit)
    }
}

extension Actor.Staff {
    /// Whether cases of every unit of the town are this person's: the head of it, and who is bound to no unit.
    package var seesAllUnits: Bool { units.isEmpty || roles.contains(.leitung) }
}

public import Basics

/// Who acts. Every command carries one, every event names one.
public enum Actor: Sendable, Hashable {
    /// Whoever holds the secret code of the case, or began its draft.
    case antragsteller
    /// A member of staff of a town, with what this person may do there.
    case staff(Staff)
    /// A courier or a clock of the house itself.
    case system(String)

    public struct Staff: Sendable, Hashable {
        public var id: StaffId
        public var name: String
        /// Regional key of the town that employs this person.
        public var town: String
        public var roles: Set<Role>
        /// Units whose cases this person works on; empty: all of the town.
        public var units: [String]

        public init(id: StaffId, name: String, town: String, roles: Set<Role>, units: [String] = []) {
            self.id = id
            self.name = name
            self.town = town
            self.roles = roles
            self.units = units
        }
    }

    /// What the journal keeps of the actor.
    public var signature: Signature {
        switch self {
        case .antragsteller: .antragsteller
        case .staff(let staff): .staff(staff.id, name: staff.name)
        case .system(let name): .system(name)
        }
    }

    /// The actor as the journal keeps it: who, by id and by the name of that day.
    public enum Signature: Sendable, Hashable, Codable {
        case antragsteller
        case staff(StaffId, name: String)
        case system(String)

        /// How the timeline names the actor.
        public var words: Words {
            switch self {
            case .antragsteller: Words(de: "Antragstellende Person", en: "Applicant")
            case .staff(_, let name): Words(de: name, en: name)
            case .system: Words(de: "Rathaus (automatisch)", en: "Rathaus (automatic)")
            }
        }
    }
}

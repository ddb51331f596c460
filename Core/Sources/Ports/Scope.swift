public import Basics

/// Marks ids of towns and other bodies with a regional key.
public enum TownKind {}
/// The regional key (Amtlicher Regionalschlüssel) of a tenant: 12 digits for a Gemeinde.
public typealias TownId = Id<TownKind>
/// Marks ids of persons with a Servicekonto.
public enum PersonKind {}
public typealias PersonId = Id<PersonKind>

/// Whose data a query may see. Every query takes one; reads across scopes are functions of their own with a rule.
public enum Scope: Hashable, Sendable {
    case town(TownId)
    case person(PersonId)
    /// Catalogue, packages, operator.
    case common
}

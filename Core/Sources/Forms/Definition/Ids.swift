public import Basics

/// The id of a data schema, opaque: `S05000058`, `S07000000063`.
public typealias SchemaID = Id<Datenschema>
/// The id of a data field, opaque: `F60000000227`.
public typealias FieldID = Id<Datenfeld>
/// The id of a group of data fields, opaque: `G60000000083`.
public typealias GroupID = Id<Datenfeldgruppe>
/// The id of a rule, opaque: `R60000000012`.
public typealias RuleID = Id<Regel>
/// The id of a page of a journey; it is part of the page's address: `halterin`.
public typealias PageID = Id<JourneyPage>

public import Basics

/// Marks ids of cases; an Antrag keeps its id when it becomes a Vorgang, and its stream has the same.
public enum VorgangKind {}
public typealias VorgangId = Id<VorgangKind>

/// Marks ids of staff accounts.
public enum StaffKind {}
public typealias StaffId = Id<StaffKind>

/// Marks ids of documents inside a case.
public enum DocumentKind {}
public typealias DocumentId = Id<DocumentKind>

/// Marks ids of letters (Schreiben) while they are drafts and after.
public enum SchreibenKind {}
public typealias SchreibenId = Id<SchreibenKind>

/// Marks ids of queries to the applicant.
public enum RueckfrageKind {}
public typealias RueckfrageId = Id<RueckfrageKind>

import ArgumentParser

/// How long drafts are kept, for those who show it and those who sweep: the same on every server and worker.
struct DraftDays: ParsableArguments {
    @Option(
        help: """
            Days after which a draft that nobody touched is removed, at the most; without it, as many weeks as each \
            service says.
            """)
    var draftDays: Int?

    func validate() throws {
        guard (1...3_650).contains(draftDays ?? 1) else { throw ValidationError("--draft-days must be 1 to 3,650.") }
    }
}

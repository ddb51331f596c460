/// The names of an archive so far: each is given once, whatever case and composition, and never to a file and a folder.
struct EntryNames {
    /// Folded names; the value says whether something lies below it.
    private var taken: [String: Bool] = [:]

    /// Takes a name; false if it, or a file on the way to it, is taken. Strings are equal here as they are in NFC.
    mutating func take(_ name: String) -> Bool {
        let parts = name.lowercased().split(separator: "/", omittingEmptySubsequences: true)
        var path = ""
        for part in parts.dropLast() {
            path += "/" + part
            if taken[path] == false { return false }
            taken[path] = true
        }
        path += "/" + (parts.last ?? "")
        if name.hasSuffix("/") {
            if taken[path] == false { return false }
            taken[path] = true
            return folders.insert(path).inserted
        }
        guard taken[path] == nil else { return false }
        taken[path] = false
        return true
    }

    private var folders: Set<String> = []
}

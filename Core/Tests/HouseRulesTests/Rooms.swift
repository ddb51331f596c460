/// Which room may import which: the picture of docs/architecture.md. Change both in one commit.
enum Rooms {
    /// `Basics` is free to all and not listed.
    static let arrows: [String: Set<String>] = [
        "Basics": [],
        "Calendar": [],
        "XML": ["CLibXML2"],
        "FEEL": [],
        "DMN": ["FEEL", "XML"],
        "BPMN": ["FEEL", "XML"],
        "Forms": ["FEEL", "Calendar"],
        "Catalogue": ["Calendar"],
        "FIM": ["XML", "FEEL", "Forms", "Catalogue"],
        "XDomea": ["XML", "Calendar", "CZlib"],
        "Records": ["XDomea", "Calendar"],
        "ServicePackages": [
            "FIM", "Forms", "DMN", "BPMN", "FEEL", "XML", "Catalogue", "Records", "Calendar", "CZlib", "Yams",
        ],
        "Casework": ["ServicePackages", "Forms", "DMN", "BPMN", "Catalogue", "Records", "FEEL", "Calendar"],
        "Ports": [],
        "Hall": [
            "Ports", "Casework", "ServicePackages", "Forms", "BPMN", "Catalogue", "Records", "XDomea", "Calendar",
            "FEEL",
        ],
        "Simulation": ["Ports", "Casework", "Hall", "Forms", "BPMN", "ServicePackages"],
        "Pages": ["Forms", "Catalogue", "Casework", "Calendar", "FEEL"],
        "WebInput": [],
        "BenchCore": ["FEEL", "DMN", "BPMN", "FIM", "XML", "Forms", "CLibXML2", "Pages"],
        "Storage": ["Ports", "Casework", "Hall", "GRDB", "GRDBSQLite", "CLibPQ", "Logging", "Catalogue"],
        "BenchStorage": [
            "Storage", "Adapters", "Ports", "Hall", "Casework", "ServicePackages", "BPMN", "FEEL", "Forms",
        ],
        "Adapters": ["Ports", "XML", "Crypto", "CryptoExtras", "Logging", "CLibCurl"],
        "FrontDoor": [
            "Ports", "Pages", "WebInput", "Hall", "Casework", "Forms", "Catalogue", "Calendar", "Hummingbird",
            "HTTPTypes", "HummingbirdCore", "NIOCore", "NIOHTTPTypes", "Logging",
        ],
        "Portal": doors, "Desk": doors.union(["BPMN", "FEEL"]), "Studio": doors, "API": doors,
        "Couriers": ["Ports", "Casework", "Hall", "Calendar", "Logging", "ServiceLifecycle"],
    ]

    private static let doors: Set<String> = [
        "FrontDoor", "Pages", "Casework", "Ports", "Hall", "Forms", "Catalogue", "Calendar", "Records",
        "ServicePackages",
        "Hummingbird", "HTTPTypes", "NIOCore", "Logging",
    ]

    /// Parts of the toolchain. Core uses FoundationEssentials where unavoidable, the house may use Foundation.
    static let toolchain: Set<String> = [
        "Basics", "Swift", "Synchronization", "FoundationEssentials", "Glibc", "Musl", "Darwin",
    ]
    static let houseToolchain: Set<String> = ["Foundation", "Dispatch", "CryptoKit"]
}

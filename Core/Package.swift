// swift-tools-version: 6.1
import PackageDescription

// The lower floor: pure Swift over libxml2, zlib and Yams. No network, no database, no web server, no cryptography.
// The arrows are those of docs/architecture.md; HouseRulesTests hold the import lines to them.
let package = Package(
    name: "RathausCore",
    products: [
        .library(name: "FEEL", targets: ["FEEL"]),
        .library(name: "DMN", targets: ["DMN"]),
        .library(name: "BPMN", targets: ["BPMN"]),
        .library(name: "FIM", targets: ["FIM"]),
        .library(name: "XDomea", targets: ["XDomea"]),
        // All that takes bytes from outside: what the fuzz targets are built over.
        .library(
            name: "Readers",
            targets: ["XML", "FEEL", "DMN", "BPMN", "Catalogue", "FIM", "XDomea", "ServicePackages", "WebInput"]),
        .executable(name: "bench-core", targets: ["BenchCore"]),
        .library(
            name: "Core",
            targets: [
                "Basics", "Calendar", "XML", "FEEL", "DMN", "BPMN", "Forms", "Catalogue", "FIM", "XDomea", "Records",
                "ServicePackages", "Casework", "Ports", "Hall", "Simulation", "Pages", "WebInput",
            ]),
    ],
    dependencies: [
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2")
    ],
    targets: [
        // The C library that reads XML.
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        // The C library that inflates and deflates.
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

        // Findings, positions, limits, typed ids, clock, random.
        .target(name: "Basics"),
        // Money in cents, civil dates, business days, statutory periods.
        .target(name: "Calendar", dependencies: ["Basics"]),
        // One guarded XML reader and writer, XSD validation.
        .target(name: "XML", dependencies: ["Basics", "CLibXML2"]),
        // Expressions over decimal128 numbers.
        .target(name: "FEEL", dependencies: ["Basics"]),
        // Decisions, DMN 1.5.
        .target(name: "DMN", dependencies: ["Basics", "FEEL", "XML"]),
        // Process models, checks, layout, step engine, pictures.
        .target(name: "BPMN", dependencies: ["Basics", "FEEL", "XML"]),
        // Data fields, groups, rules, journey, answers, findings.
        .target(name: "Forms", dependencies: ["Basics", "FEEL", "Calendar"]),
        // Services, bodies by regional key, competence, offers.
        .target(name: "Catalogue", dependencies: ["Basics", "Calendar"]),
        // Translations of the federal standards into forms and catalogue.
        .target(name: "FIM", dependencies: ["Basics", "XML", "FEEL", "Forms", "Catalogue"]),
        // Exchange messages of the electronic file.
        .target(name: "XDomea", dependencies: ["Basics", "XML", "Calendar", "CZlib"]),
        // File plan, Akte – Vorgang – Dokument, retention, disposal.
        .target(name: "Records", dependencies: ["Basics", "XDomea", "Calendar"]),
        // The Leistungspaket: load, lint, diff, pack.
        .target(
            name: "ServicePackages",
            dependencies: [
                "Basics", "Calendar", "XML", "FEEL", "FIM", "Forms", "DMN", "BPMN", "Catalogue", "Records", "CZlib",
                .product(name: "Yams", package: "Yams"),
            ],
            resources: [.embedInCode("Family/antrag-allgemein")]),
        // Antrag → Vorgang → Bescheid: commands, events, policies, projections.
        .target(
            name: "Casework",
            dependencies: [
                "Basics", "ServicePackages", "Forms", "DMN", "BPMN", "Catalogue", "Records", "FEEL", "Calendar",
            ]),
        // What the house needs from outside, each with an in-memory double.
        .target(name: "Ports", dependencies: ["Basics"]),
        // The one way through the house: load, authorise, decide, keep, answer.
        .target(
            name: "Hall",
            dependencies: [
                "Basics", "Ports", "Casework", "ServicePackages", "Forms", "BPMN", "Catalogue", "Records", "XDomea",
                "FEEL", "Calendar",
            ]),
        // The whole town hall in one process, drawn from a seed, with faults, and its invariants.
        .target(
            name: "Simulation",
            dependencies: ["Basics", "Ports", "Casework", "Hall", "Forms", "BPMN", "ServicePackages"]),
        // What a browser sends: forms, queries, cookies.
        .target(name: "WebInput", dependencies: ["Basics"]),
        // The design system: view values to HTML.
        .target(
            name: "Pages", dependencies: ["Basics", "Forms", "Catalogue", "Casework", "Calendar"],
            resources: [.embedInCode("Assets/rathaus.css"), .embedInCode("Assets/rathaus.js")]),

        // Rates of the rooms above, measured in one run with what they are held against.
        .executableTarget(name: "BenchCore", dependencies: ["Basics", "FEEL", "DMN", "BPMN", "FIM", "CLibXML2"]),

        // The import arrows, the sizes and the bans, read from the sources of both floors.
        .testTarget(name: "HouseRulesTests"),
        .testTarget(name: "BasicsTests", dependencies: ["Basics"]),
        .testTarget(
            name: "ServicePackagesTests",
            dependencies: ["ServicePackages", "BPMN", "Forms", "FIM", "FEEL", "Catalogue", "Calendar", "Basics"]),
        .testTarget(name: "FormsTests", dependencies: ["Forms", "Basics", "Calendar", "FEEL"]),
        .testTarget(name: "CalendarTests", dependencies: ["Basics", "Calendar"]),
        .testTarget(name: "XMLTests", dependencies: ["XML", "Basics"]),
        .testTarget(name: "BPMNTests", dependencies: ["BPMN", "FEEL", "XML", "Basics"]),
        .testTarget(name: "FIMTests", dependencies: ["FIM", "XML", "Forms", "FEEL", "Basics"]),
        .testTarget(name: "FEELTests", dependencies: ["Basics", "FEEL"]),
        .testTarget(name: "DMNTests", dependencies: ["Basics", "FEEL", "DMN", "XML"]),
        .testTarget(name: "CatalogueTests", dependencies: ["Basics", "Calendar", "Catalogue"]),
        .testTarget(name: "XDomeaTests", dependencies: ["Basics", "Calendar", "XML", "XDomea"]),
        .testTarget(name: "RecordsTests", dependencies: ["Basics", "Calendar", "XDomea", "Records"]),
        .testTarget(
            name: "CaseworkTests", dependencies: ["Casework", "Forms", "Basics", "BPMN", "FEEL", "ServicePackages"]),
        .testTarget(
            name: "HallTests",
            dependencies: ["Hall", "Casework", "Ports", "Forms", "Basics", "BPMN", "FEEL", "ServicePackages"]),
        .testTarget(name: "SimulationTests", dependencies: ["Simulation"]),
        .testTarget(name: "WebInputTests", dependencies: ["WebInput", "Basics"]),
        .testTarget(name: "PagesTests", dependencies: ["Pages", "Basics", "Forms", "Calendar"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ]
}

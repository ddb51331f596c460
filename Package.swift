// swift-tools-version: 6.1
import PackageDescription

// The upper floor: storage, adapters, the doors and the one executable. It stands on Core and never the other way.
let package = Package(
    name: "Rathaus",
    products: [
        .executable(name: "rathaus", targets: ["rathaus"]),
        .executable(name: "bench-storage", targets: ["BenchStorage"]),
    ],
    dependencies: [
        .package(name: "Core", path: "Core"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // The C library that speaks to PostgreSQL.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        // Events, read models, outbox, search, blobs and keys on SQLite and PostgreSQL.
        .target(
            name: "Storage",
            dependencies: [
                .product(name: "Core", package: "Core"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                "CLibPQ",
            ]),
        // libcurl, which speaks SMTP.
        .systemLibrary(name: "CLibCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        // One folder per port: keys, PDF worker, mail.
        .target(
            name: "Adapters",
            dependencies: [
                "CLibCurl",
                .product(name: "Core", package: "Core"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ]),
        // Sessions, sign-in, CSRF, language, tenant, security headers, errors to responses.
        .target(
            name: "FrontDoor",
            dependencies: [
                .product(name: "Core", package: "Core"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ]),
        // The citizen's door.
        .target(
            name: "Portal",
            dependencies: [
                "FrontDoor", .product(name: "Core", package: "Core"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]),
        // The clerk's door.
        .target(
            name: "Desk",
            dependencies: [
                "FrontDoor", .product(name: "Core", package: "Core"),
                .product(name: "Hummingbird", package: "hummingbird"),
            ]),
        // Empty the outbox, fire timers, run jobs.
        .target(
            name: "Couriers",
            dependencies: [
                .product(name: "Core", package: "Core"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ]),
        // The benchmark of storage.
        .executableTarget(
            name: "BenchStorage", dependencies: ["Storage", "Adapters", .product(name: "Core", package: "Core")]),
        // The composition root and the subcommands.
        .executableTarget(
            name: "rathaus",
            dependencies: [
                "Storage", "Adapters", "FrontDoor", "Portal", "Desk", "Couriers",
                .product(name: "Core", package: "Core"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        .testTarget(name: "AdaptersTests", dependencies: ["Adapters", .product(name: "Core", package: "Core")]),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "Adapters", .product(name: "Core", package: "Core"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]),
        .testTarget(name: "FrontDoorTests", dependencies: ["FrontDoor", .product(name: "Core", package: "Core")]),
        .testTarget(
            name: "PortalTests", dependencies: ["Portal", "FrontDoor", .product(name: "Core", package: "Core")]),
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

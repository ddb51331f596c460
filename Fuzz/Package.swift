// swift-tools-version: 6.1
import PackageDescription

// The fuzz targets: one executable over Core, built by script/fuzz with -sanitize=fuzzer,address in a folder of its own.
let package = Package(
    name: "RathausFuzz",
    dependencies: [.package(name: "Core", path: "../Core")],
    targets: [
        .executableTarget(
            name: "Fuzz", dependencies: [.product(name: "Readers", package: "Core")],
            swiftSettings: [
                // libFuzzer brings the entry point.
                .unsafeFlags(["-parse-as-library"]),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ])
    ],
    swiftLanguageModes: [.v6]
)

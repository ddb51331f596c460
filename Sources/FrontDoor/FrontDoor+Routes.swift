import Basics
import HTTPTypes
import Hall
import Pages
import Ports

extension FrontDoor {
    /// Style sheet, script, accents, and what operators ask.
    var ownRoutes: [Route] {
        [
            .get("/assets/{name}", .everyone) { visit in try await asset(visit["name"]) },
            .get("/health/live", .everyone) { _ in .text("ok\n") },
            .get("/health/ready", .everyone) { _ in try await ready() },
            .get("/metrics", .everyone) { _ in
                guard settings.showsMetrics else { throw Refusal.notFound(nil) }
                return Answer(type: "text/plain; version=0.0.4; charset=utf-8", bytes: Array(tally.prometheus().utf8))
            },
        ]
    }

    /// The house can work when its storage answers. An adapter that does not answer is named; the rest goes on without it.
    private func ready() async throws -> Answer {
        _ = try await hall.registry.nextDue()
        var lines = "ok\n"
        for check in checks {
            let health = await check.health()
            lines += "\(health.adapter): \(health.state.rawValue)\n"
        }
        return .text(lines)
    }

    private func asset(_ name: String) async throws -> Answer {
        for asset in [styleSheet, script, icon] where asset.name == name { return file(asset) }
        let colours = [Accent.house] + (try await tenancy.towns()).compactMap { Accent(hex: $0.accent) }
        for colour in colours {
            let asset = accents.sheet(colour)
            if asset.name == name { return file(asset) }
        }
        throw Refusal.notFound(nil)
    }

    private func file(_ asset: Asset) -> Answer {
        var answer = Answer(type: asset.type, bytes: asset.bytes)
        answer.caching = .forever
        return answer
    }
}

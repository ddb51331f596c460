import FrontDoor

extension PortalDoor {
    var applyRoutes: [Route] { [] }
}

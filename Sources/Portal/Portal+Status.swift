import FrontDoor

extension PortalDoor {
    var statusRoutes: [Route] { [] }
}

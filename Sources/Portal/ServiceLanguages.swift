import Catalogue
import FrontDoor
import Pages
import ServicePackages

extension Service {
    /// The languages in which a page about it is true to its `lang`: German, and those that it has a name in.
    var spoken: [Language] {
        Language.allCases.filter { language in
            language == .german
                || leistung.texte.contains {
                    $0.sprache == language.rawValue && ($0.modul == .name || $0.modul == .bezeichnung)
                }
        }
    }
}

extension Visit {
    /// The visit to a page about a service: in the person's language if the service speaks it, else in German.
    func about(_ service: Service) -> Visit { speaking(service.spoken) }
}

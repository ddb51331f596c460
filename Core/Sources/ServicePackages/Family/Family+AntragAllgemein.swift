extension Family {
    /// The family that ships with the house, from `Leistungen/_familien/antrag-allgemein`: a clerk checks, asks back,
    /// decides and files.
    public static func antragAllgemein() -> Family {
        Family(
            name: "antrag-allgemein",
            files: PackageFiles([
                "akte.yaml": PackageResources.akte_yaml,
                "verfahren.bpmn": PackageResources.verfahren_bpmn,
                "steckbrief.yaml": PackageResources.steckbrief_yaml,
                "schreiben/_bescheid.html": PackageResources._bescheid_html,
                "schreiben/_eingang.html": PackageResources._eingang_html,
                "schreiben/eingangsbestaetigung.html": PackageResources.eingangsbestaetigung_html,
                "schreiben/rueckfrage.html": PackageResources.rueckfrage_html,
                "schreiben/bescheid-bewilligung.html": PackageResources.bescheid_bewilligung_html,
                "schreiben/bescheid-ablehnung.html": PackageResources.bescheid_ablehnung_html,
                "texte/de.yaml": PackageResources.de_yaml,
                "texte/de-leicht.yaml": PackageResources.de_leicht_yaml,
                "texte/en.yaml": PackageResources.en_yaml,
            ]))
    }
}

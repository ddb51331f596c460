import Basics
public import Forms

extension XDFSchema {
    /// The schema as forms know it: typed fields, repeatable groups, code lists, and the rules that could be read.
    public func form(lists: [Codeliste] = [], rules: RuleCompiler? = nil) -> Datenschema {
        var maker = FormTranslation(schema: self, lists: lists, rules: rules ?? RuleCompiler(self, lists: [:]))
        return maker.translate()
    }
}

/// One translation: what each group of the pool has become.
struct FormTranslation {
    let schema: XDFSchema
    let lists: [Codeliste]
    let rules: RuleCompiler
    private var groups: [Datenfeldgruppe] = []
    private var codeLists: [String: CodeList] = [:]

    init(schema: XDFSchema, lists: [Codeliste], rules: RuleCompiler) {
        self.schema = schema
        self.lists = lists
        self.rules = rules
    }

    mutating func translate() -> Datenschema {
        // Groups stand in the pool behind the groups they hold.
        for index in schema.groupPool.indices { groups.append(group(index)) }
        let structure = struktur(schema.struktur, in: nil)
        return Datenschema(
            id: SchemaID(schema.base.identifikation.id), angaben: angaben(schema.base),
            title: schema.bezeichnung.isEmpty ? schema.base.name : schema.bezeichnung, help: schema.hilfetext,
            documentProfile: schema.dokumentsteckbrief?.id, structure: structure,
            rules: schema.regeln.map { regel($0, rules.effects(.schema(rule: $0))) }, codeLists: codeLists)
    }

    private mutating func struktur(_ all: [XDFStruktur], in group: Int?) -> [Struktur] {
        var out: [Struktur] = []
        for place in all {
            let element: Struktur.Element =
                switch place.enthaelt {
                case .field(let index): .field(field(index, in: group))
                case .group(let index): .group(groups[index])
                }
            let most = place.anzahl.hasSuffix("*") ? nil : max(place.maximum ?? 1, 1)
            out.append(Struktur(element, min: place.minimum, max: most, bezug: place.bezug.map(bezug)))
        }
        return out
    }

    private mutating func group(_ index: Int) -> Datenfeldgruppe {
        let group = schema.groupPool[index]
        return Datenfeldgruppe(
            id: GroupID(group.base.identifikation.id), angaben: angaben(group.base),
            label: label(group.labels, group.base), printedLabel: group.labels.bezeichnungAusgabe,
            help: group.labels.hilfetextEingabe, printedHelp: group.labels.hilfetextAusgabe,
            elementKind: Schemaelementart(rawValue: group.labels.schemaelementart) ?? .abstract,
            isChoice: group.art == "X", structure: struktur(group.struktur, in: index),
            rules: group.regeln.map { regel($0, rules.effects(.group(index, rule: $0))) })
    }

    private mutating func field(_ index: Int, in group: Int?) -> Datenfeld {
        let field = schema.fieldPool[index]
        let reference = field.codeliste.map { list in
            CodeListReference(
                id: list.identifikation?.id, canonicalURI: list.canonicalIdentification, version: list.version,
                canonicalVersionURI: list.canonicalVersionUri, codeKey: field.codeKey, nameKey: field.nameKey,
                helpKey: field.helpKey)
        }
        if let reference, let list = field.codeliste { take(list, as: reference) }
        return Datenfeld(
            id: FieldID(field.base.identifikation.id), angaben: angaben(field.base),
            label: label(field.labels, field.base), printedLabel: field.labels.bezeichnungAusgabe,
            help: field.labels.hilfetextEingabe, printedHelp: field.labels.hilfetextAusgabe,
            elementKind: Schemaelementart(rawValue: field.labels.schemaelementart) ?? .abstract,
            kind: Feldart(rawValue: field.feldart) ?? .input, type: Datentyp(rawValue: field.datentyp) ?? .text,
            constraints: limits(field), content: field.inhalt,
            prefill: Vorbefuellung(rawValue: field.vorbefuellung) ?? .none,
            values: (field.werte ?? []).map { CodeEntry(code: $0.code, name: $0.name, help: $0.hilfe) },
            codeList: reference,
            rules: field.regeln.map { regel($0, rules.effects(.field(index, in: group, rule: $0))) })
    }

    private mutating func take(_ list: XDFCodelistenReferenz, as reference: CodeListReference) {
        guard codeLists[reference.key] == nil, let found = lists.first(where: { $0.isMeant(by: list) }) else { return }
        let entries = found.werte(codeKey: reference.codeKey, nameKey: reference.nameKey, helpKey: reference.helpKey)
        codeLists[reference.key] = CodeList(
            canonicalURI: found.canonicalUri, version: found.version,
            name: found.longName.isEmpty ? found.shortName : found.longName,
            entries: entries.map { CodeEntry(code: $0.code, name: $0.name, help: $0.hilfe) })
    }

    private func label(_ labels: XDFLabels, _ base: XDFBase) -> String {
        labels.bezeichnungEingabe.isEmpty ? base.name : labels.bezeichnungEingabe
    }

    private func limits(_ field: XDFField) -> Praezisierung {
        let limits = field.praezisierung
        let note = limits?.text ?? ""
        return Praezisierung(
            minLength: limits?.minLength.flatMap { Int($0) }, maxLength: limits?.maxLength.flatMap { Int($0) },
            minValue: limits?.minValue, maxValue: limits?.maxValue, pattern: limits?.pattern,
            maxSize: field.maxSize.flatMap { Int($0) }, mediaTypes: field.mediaTypes,
            note: note.isEmpty || limits?.hasNoLimits == false ? nil : note)
    }

    private func bezug(_ one: XDFBezug) -> Bezug { Bezug(one.text, link: one.link) }

    private func regel(_ index: Int, _ effects: [RuleEffect]) -> Regel {
        let rule = schema.rulePool[index]
        return Regel(
            id: RuleID(rule.base.identifikation.id), angaben: angaben(rule.base), prose: rule.freitext ?? "",
            kind: rule.typ, script: rule.isScriptEmpty ? nil : rule.skript, effects: effects)
    }

    private func angaben(_ base: XDFBase) -> Angaben {
        Angaben(
            version: base.identifikation.version, name: base.name, description: base.beschreibung,
            definition: base.definition, bezug: base.bezug.map(bezug), status: base.status,
            statusSetOn: base.statusGesetztAm, statusSetBy: base.statusGesetztDurch, validFrom: base.gueltigAb,
            validTo: base.gueltigBis, creator: nil, versionNote: base.versionshinweis,
            publishedOn: base.veroeffentlichungsdatum, lastChange: base.letzteAenderung,
            keywords: base.stichwort.map { Stichwort($0.text, uri: $0.uri.isEmpty ? nil : $0.uri) })
    }
}

import BPMN

extension Verfahrensmodell {
    /// The name of the package's own model in the journal.
    public static let own = "verfahren.bpmn"

    /// The stand-in for packages whose process names no acts: the way of the family `antrag-allgemein`, frozen.
    ///
    /// Running cases replay on it, so it is never changed: a better one gets a new name beside it.
    public static let ersatzName = "ersatz-1"

    /// The compiled stand-in; nil only if the text beneath were broken, which a test holds.
    public static func ersatz() -> Verfahrensmodell? {
        guard let model = try? ProcessModel.read(Array(ersatzText.utf8), file: ersatzName + ".bpmn") else { return nil }
        return Verfahrensmodell(model, name: ersatzName, package: "antrag")
    }

    static let ersatzText = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:rathaus="urn:rathaus:bpmn:1"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:rathaus:verfahren:ersatz-1">
          <message id="m-antwort" name="antwort"/>
          <process id="antrag" name="Antrag bearbeiten" isExecutable="true">
            <laneSet id="bahnen"><lane id="bahn" name="Sachbearbeitung"><flowNodeRef>eingang</flowNodeRef>
              <flowNodeRef>pruefen</flowNodeRef><flowNodeRef>vollstaendig</flowNodeRef><flowNodeRef>rueckfragen</flowNodeRef>
              <flowNodeRef>warten</flowNodeRef><flowNodeRef>antwort</flowNodeRef><flowNodeRef>ohne-antwort</flowNodeRef>
              <flowNodeRef>entscheiden</flowNodeRef><flowNodeRef>bescheiden</flowNodeRef><flowNodeRef>ablegen</flowNodeRef>
              <flowNodeRef>ende</flowNodeRef></lane></laneSet>
            <startEvent id="eingang" name="Antrag eingegangen"/>
            <userTask id="pruefen" name="Angaben und Unterlagen prüfen" rathaus:taetigkeit="pruefen"/>
            <exclusiveGateway id="vollstaendig" name="Vollständig?" default="f4"/>
            <userTask id="rueckfragen" name="Fehlendes nachfordern" rathaus:taetigkeit="rueckfrage"/>
            <eventBasedGateway id="warten" name="Antwort abwarten"/>
            <intermediateCatchEvent id="antwort" name="Antwort da" rathaus:schluessel="rueckfrage">
              <messageEventDefinition messageRef="m-antwort"/></intermediateCatchEvent>
            <intermediateCatchEvent id="ohne-antwort" name="Frist vorbei"><timerEventDefinition>
              <timeDate xsi:type="tFormalExpression">=fristende</timeDate></timerEventDefinition></intermediateCatchEvent>
            <userTask id="entscheiden" name="Über den Antrag entscheiden" rathaus:taetigkeit="entscheiden"/>
            <userTask id="bescheiden" name="Bescheid bekannt geben" rathaus:taetigkeit="bescheiden"/>
            <userTask id="ablegen" name="Vorgang zu den Akten nehmen" rathaus:taetigkeit="ablegen"/>
            <endEvent id="ende" name="Abgeschlossen"/>
            <sequenceFlow id="f1" sourceRef="eingang" targetRef="pruefen"/>
            <sequenceFlow id="f2" sourceRef="pruefen" targetRef="vollstaendig"/>
            <sequenceFlow id="f3" name="nein" sourceRef="vollstaendig" targetRef="rueckfragen">
              <conditionExpression xsi:type="tFormalExpression">vollstaendig = false</conditionExpression></sequenceFlow>
            <sequenceFlow id="f4" name="ja" sourceRef="vollstaendig" targetRef="entscheiden"/>
            <sequenceFlow id="f5" sourceRef="rueckfragen" targetRef="warten"/>
            <sequenceFlow id="f6" sourceRef="warten" targetRef="antwort"/>
            <sequenceFlow id="f7" sourceRef="warten" targetRef="ohne-antwort"/>
            <sequenceFlow id="f8" sourceRef="antwort" targetRef="pruefen"/>
            <sequenceFlow id="f9" sourceRef="ohne-antwort" targetRef="pruefen"/>
            <sequenceFlow id="f10" sourceRef="entscheiden" targetRef="bescheiden"/>
            <sequenceFlow id="f11" sourceRef="bescheiden" targetRef="ablegen"/>
            <sequenceFlow id="f12" sourceRef="ablegen" targetRef="ende"/>
          </process>
        </definitions>
        """
}

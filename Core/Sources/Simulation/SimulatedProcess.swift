import BPMN
import ServicePackages

/// A process with what makes cases hard: two examinations at a time, a query with a deadline, a second pair of eyes, a
/// service that fails, a message, a reminder that comes again and again, delivery and filing by the house.
enum SimulatedProcess {
    static func modell() -> Verfahrensmodell? {
        guard let model = try? ProcessModel.read(Array(text.utf8), file: "simulation.bpmn") else { return nil }
        return Verfahrensmodell(model, name: Verfahrensmodell.own, package: "verfahren")
    }

    private static let text = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:rathaus="urn:rathaus:bpmn:1"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="urn:rathaus:simulation">
          <message id="m" name="antwort"/>
          <process id="verfahren" isExecutable="true">
            <startEvent id="s"/>
            <serviceTask id="melden" rathaus:verbinder="nachricht"/>
            <parallelGateway id="g"/>
            <userTask id="pruefen" name="Prüfen" rathaus:taetigkeit="pruefen"/>
            <userTask id="akte" name="Akte suchen" rathaus:taetigkeit="aufgabe"/>
            <boundaryEvent id="mahnung" attachedToRef="akte" cancelActivity="false"><timerEventDefinition>
              <timeCycle xsi:type="tFormalExpression">R2/P10D</timeCycle></timerEventDefinition></boundaryEvent>
            <serviceTask id="mahnen" rathaus:verbinder="nachricht" rathaus:anlass="stand"/>
            <exclusiveGateway id="x" default="weiter"/>
            <userTask id="fragen" name="Fragen" rathaus:taetigkeit="rueckfrage"/>
            <eventBasedGateway id="warten"/>
            <intermediateCatchEvent id="antwort" rathaus:schluessel="rueckfrage">
              <messageEventDefinition messageRef="m"/></intermediateCatchEvent>
            <intermediateCatchEvent id="vorbei"><timerEventDefinition>
              <timeDate xsi:type="tFormalExpression">=fristende</timeDate></timerEventDefinition></intermediateCatchEvent>
            <parallelGateway id="h"/>
            <userTask id="entscheiden" name="Entscheiden" rathaus:taetigkeit="entscheiden"/>
            <userTask id="zeichnen" name="Zeichnen" rathaus:taetigkeit="mitzeichnen" rathaus:anders-als="entscheiden"/>
            <exclusiveGateway id="y" default="gezeichnet"/>
            <serviceTask id="kasse" rathaus:verbinder="dienst" rathaus:dienst="kasse" rathaus:versuche="2"/>
            <serviceTask id="zustellen" rathaus:verbinder="zustellen"/>
            <serviceTask id="ablegen" rathaus:verbinder="ablegen" rathaus:versuche="9"/>
            <endEvent id="e"/><endEvent id="f"/>
            <sequenceFlow id="a1" sourceRef="s" targetRef="melden"/>
            <sequenceFlow id="a2" sourceRef="melden" targetRef="g"/>
            <sequenceFlow id="a3" sourceRef="g" targetRef="pruefen"/>
            <sequenceFlow id="a4" sourceRef="g" targetRef="akte"/>
            <sequenceFlow id="a5" sourceRef="mahnung" targetRef="mahnen"/>
            <sequenceFlow id="a6" sourceRef="mahnen" targetRef="f"/>
            <sequenceFlow id="a7" sourceRef="pruefen" targetRef="x"/>
            <sequenceFlow id="a8" sourceRef="x" targetRef="fragen">
              <conditionExpression xsi:type="tFormalExpression">vollstaendig = false</conditionExpression></sequenceFlow>
            <sequenceFlow id="weiter" sourceRef="x" targetRef="h"/>
            <sequenceFlow id="a9" sourceRef="fragen" targetRef="warten"/>
            <sequenceFlow id="b1" sourceRef="warten" targetRef="antwort"/>
            <sequenceFlow id="b2" sourceRef="warten" targetRef="vorbei"/>
            <sequenceFlow id="b3" sourceRef="antwort" targetRef="pruefen"/>
            <sequenceFlow id="b4" sourceRef="vorbei" targetRef="pruefen"/>
            <sequenceFlow id="b5" sourceRef="akte" targetRef="h"/>
            <sequenceFlow id="b6" sourceRef="h" targetRef="entscheiden"/>
            <sequenceFlow id="b7" sourceRef="entscheiden" targetRef="zeichnen"/>
            <sequenceFlow id="b8" sourceRef="zeichnen" targetRef="y"/>
            <sequenceFlow id="b9" sourceRef="y" targetRef="entscheiden">
              <conditionExpression xsi:type="tFormalExpression">mitgezeichnet = false</conditionExpression></sequenceFlow>
            <sequenceFlow id="gezeichnet" sourceRef="y" targetRef="kasse"/>
            <sequenceFlow id="c1" sourceRef="kasse" targetRef="zustellen"/>
            <sequenceFlow id="c2" sourceRef="zustellen" targetRef="ablegen"/>
            <sequenceFlow id="c3" sourceRef="ablegen" targetRef="e"/>
          </process>
        </definitions>
        """
}

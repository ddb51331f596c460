import BPMN
import Basics
import FEEL
import Foundation

/// Small models written in the tests.
enum Samples {
    static let start = Instant(microseconds: 1_767_225_600_000_000)

    /// A model with one executable process `p`.
    static func text(_ content: String, before: String = "") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
        xmlns:r="urn:rathaus:bpmn:1" id="d" targetNamespace="urn:test">
        \(before)
        <process id="p" isExecutable="true">
        \(content)
        </process>
        </definitions>
        """
    }

    static func model(_ content: String, before: String = "") throws -> ProcessModel {
        try ProcessModel.read(Array(text(content, before: before).utf8), file: "p.bpmn")
    }

    static func engine(_ content: String, before: String = "") throws -> ProcessEngine {
        let model = try model(content, before: before)
        var engine = ProcessEngine(StepEnvironment(ProcessLibrary([model])), now: start)
        engine.isRecording = true
        return engine
    }

    /// `a>b c>d` as sequence flows f0, f1 …
    static func flows(_ pairs: String) -> String {
        pairs.split(separator: " ").enumerated().map { number, pair in
            let ends = pair.split(separator: ">")
            return "<sequenceFlow id=\"f\(number)\" sourceRef=\"\(ends[0])\" targetRef=\"\(ends[1])\"/>"
        }.joined(separator: "\n")
    }

    static func script(_ id: String, _ text: String, result: String? = nil) -> String {
        let variable = result.map { " r:resultVariable=\"\($0)\"" } ?? ""
        return "<scriptTask id=\"\(id)\"\(variable)><script>\(text)</script></scriptTask>"
    }

    static func condition(_ id: String, _ source: String, _ target: String, _ text: String) -> String {
        """
        <sequenceFlow id="\(id)" sourceRef="\(source)" targetRef="\(target)">
        <conditionExpression xsi:type="tFormalExpression"><![CDATA[\(text)]]></conditionExpression></sequenceFlow>
        """
    }

    /// `$RATHAUS_CORPUS/bpmn`, or nil with a word about what is skipped.
    static func corpus(_ what: String) -> String? {
        guard let root = ProcessInfo.processInfo.environment["RATHAUS_CORPUS"],
            FileManager.default.fileExists(atPath: root + "/bpmn")
        else {
            print("skipped: \(what), as RATHAUS_CORPUS names no corpus with a folder bpmn")
            return nil
        }
        return root + "/bpmn"
    }

    static func files(_ folder: String) -> [String] {
        guard let all = FileManager.default.enumerator(atPath: folder) else { return [] }
        return all.compactMap { $0 as? String }
            .filter { $0.hasSuffix(".bpmn") || $0.hasSuffix(".bpmn20.xml") || $0.hasSuffix(".bpmn2") }
            .sorted().map { folder + "/" + $0 }
    }
}

extension Value {
    static func int(_ number: Int) -> Value { .number(Decimal128(number)) }
}

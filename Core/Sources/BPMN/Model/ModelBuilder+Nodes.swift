import Basics

extension ModelBuilder {
    /// What kind of node an element is.
    func kind(_ element: Int, scope: Int?, lane: Lane?) -> FlowNode.Kind {
        let isParallel = flag("parallelMultiple", element, default: false)
        switch tree[element].local {
        case "startEvent":
            return .start(
                StartEvent(
                    definitions: definitions(of: element), isParallel: isParallel,
                    interrupts: flag("isInterrupting", element, default: true)))
        case "endEvent": return .end(definitions(of: element))
        case "intermediateCatchEvent":
            return .intermediateCatch(CatchEvent(definitions: definitions(of: element), isParallel: isParallel))
        case "intermediateThrowEvent": return .intermediateThrow(definitions(of: element))
        case "boundaryEvent":
            return .boundary(
                BoundaryEvent(
                    definitions: definitions(of: element), isParallel: isParallel,
                    interrupts: flag("cancelActivity", element, default: true), host: -1))
        case "exclusiveGateway": return .gateway(.exclusive(defaultFlow: nil))
        case "inclusiveGateway": return .gateway(.inclusive(defaultFlow: nil))
        case "parallelGateway": return .gateway(.parallel)
        case "complexGateway":
            return .gateway(.complex(activation: expression("activationCondition", of: element), defaultFlow: nil))
        case "eventBasedGateway":
            return .gateway(
                .eventBased(
                    instantiates: flag("instantiate", element, default: false),
                    isParallel: tree.attribute("eventGatewayType", of: element) == "Parallel"))
        default: return .activity(activity(element, scope: scope, lane: lane))
        }
    }

    private func activity(_ element: Int, scope: Int?, lane: Lane?) -> Activity {
        var activity = Activity(work: work(element, scope: scope, lane: lane))
        activity.loop = loop(of: element)
        activity.startQuantity = quantity("startQuantity", element)
        activity.completionQuantity = quantity("completionQuantity", element)
        activity.isForCompensation = flag("isForCompensation", element, default: false)
        activity.inputs = inputs(of: element)
        activity.outputs = outputs(of: element)
        return activity
    }

    private func quantity(_ name: String, _ element: Int) -> Int {
        min(1_000, max(1, tree.attribute(name, of: element).flatMap { Int($0) } ?? 1))
    }

    private func work(_ element: Int, scope: Int?, lane: Lane?) -> Activity.Work {
        switch ModelBuilder.globalKinds[tree[element].local] ?? tree[element].local {
        case "userTask": return .user(userTask(element, lane: lane))
        case "manualTask": return .manual
        case "serviceTask": return .service(serviceTask(element))
        case "sendTask": return .send(taskMessage(element), serviceTask(element))
        case "receiveTask":
            let use =
                taskMessage(element) ?? messageUse(nil, of: element, fallback: tree.attribute("name", of: element))
            return .receive(use, instantiates: flag("instantiate", element, default: false))
        case "businessRuleTask": return .businessRule(businessRule(element))
        case "scriptTask": return .script(script(element))
        case "callActivity": return .call(CallDefinition(called: called(element)))
        case "subProcess", "transaction", "adHocSubProcess":
            return .subprocess(Subprocess(scope: scope ?? 0, kind: subprocessKind(element)))
        default: return .none
        }
    }

    private func subprocessKind(_ element: Int) -> Subprocess.Kind {
        if isEvent(element) { return .event }
        switch tree[element].local {
        case "transaction": return .transaction
        case "adHocSubProcess":
            return .adHoc(
                AdHoc(
                    isSequential: tree.attribute("ordering", of: element) == "Sequential",
                    isManual: tree.extensionAttribute("activation", of: element) == "manual",
                    completion: expression("completionCondition", of: element),
                    cancelsRemaining: flag("cancelRemainingInstances", element, default: true)))
        default: return .embedded
        }
    }

    private func called(_ element: Int) -> String {
        if let called = tree.reference("calledElement", of: element) { return called }
        return extensions(of: element, "calledElement").first.flatMap { tree.attribute("processId", of: $0) } ?? ""
    }

    // MARK: Loops

    private func loop(of element: Int) -> Loop? {
        if let loop = tree.child("standardLoopCharacteristics", of: element) {
            return .standard(
                StandardLoop(
                    testsBefore: flag("testBefore", loop, default: false),
                    maximum: tree.attribute("loopMaximum", of: loop).flatMap { Int($0) },
                    condition: expression("loopCondition", of: loop)))
        }
        guard let loop = tree.child("multiInstanceLoopCharacteristics", of: element) else { return nil }
        let zeebe = extensions(of: loop, "loopCharacteristics").first
        func text(_ name: String) -> ProcessExpression? {
            let text = zeebe.flatMap { tree.attribute(name, of: $0) }
            return text.map { ProcessExpression($0, place: tree.place(of: loop)) }
        }
        return .multiInstance(
            MultiInstance(
                isSequential: flag("isSequential", loop, default: false),
                cardinality: expression("loopCardinality", of: loop),
                collection: text("inputCollection") ?? collection(loop, of: element),
                item: zeebe.flatMap { tree.attribute("inputElement", of: $0) }
                    ?? tree.extensionAttribute("elementVariable", of: loop)
                    ?? tree.child("inputDataItem", of: loop).flatMap { dataName($0) },
                outputCollection: zeebe.flatMap { tree.attribute("outputCollection", of: $0) }
                    ?? tree.references("loopDataOutputRef", of: loop).first.flatMap { index.byId[$0] }.flatMap {
                        dataName($0)
                    },
                outputItem: text("outputElement")
                    ?? tree.child("outputDataItem", of: loop).flatMap { dataName($0) }.map {
                        ProcessExpression($0, place: tree.place(of: loop))
                    },
                completion: expression("completionCondition", of: loop), behavior: behavior(loop)))
    }

    /// The list of a multi-instance: a vendor attribute, or input data with their source.
    private func collection(_ loop: Int, of activity: Int) -> ProcessExpression? {
        let place = tree.place(of: loop)
        if let text = tree.extensionAttribute("collection", of: loop) { return ProcessExpression(text, place: place) }
        guard let reference = tree.references("loopDataInputRef", of: loop).first, let data = index.byId[reference]
        else {
            return nil
        }
        for association in tree.children("dataInputAssociation", of: activity)
        where tree.references("targetRef", of: association).first == reference {
            let source = tree.references("sourceRef", of: association).first.flatMap { index.byId[$0] }
            if let name = source.flatMap({ dataName($0) }) { return ProcessExpression(name, place: place) }
        }
        return dataName(data).map { ProcessExpression($0, place: place) }
    }

    private func behavior(_ loop: Int) -> MultiInstance.Behavior {
        func event(_ name: String) -> EventDefinition? {
            tree.reference(name, of: loop).flatMap { index.byId[$0] }.flatMap { definition($0, of: loop) }
        }
        switch tree.attribute("behavior", of: loop) {
        case "One": return event("oneBehaviorEventRef").map { .one($0) } ?? .all
        case "None": return event("noneBehaviorEventRef").map { .none($0) } ?? .all
        case "Complex":
            return .complex(
                tree.children("complexBehaviorDefinition", of: loop).compactMap { definition in
                    guard let condition = expression("condition", of: definition) else { return nil }
                    let thrown = tree.child("event", of: definition).flatMap { definitions(of: $0).first }
                    return (condition, thrown)
                })
        default: return .all
        }
    }

    /// Elements under `extensionElements` with that local name, of any namespace, at any depth.
    func extensions(of element: Int, _ local: String) -> [Int] {
        var found: [Int] = []
        var open = tree.children("extensionElements", of: element)
        while let next = open.popLast() {
            for child in tree.elements(in: next) {
                if tree[child].local == local { found.append(child) }
                open.append(child)
            }
        }
        return found.sorted()
    }
}

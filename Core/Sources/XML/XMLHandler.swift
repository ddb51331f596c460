import CLibXML2

/// The parser's callbacks, each of which finds its sink behind the context pointer.
enum XMLHandler {
    private static func sink(_ context: UnsafeMutableRawPointer?) -> XMLSink? {
        context.map { Unmanaged<XMLSink>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Handlers for what is reported; entities have none, so that an unknown one is an error.
    static func make() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { context, local, prefix, address, namespaceCount, namespaces, count, _, attributes in
            XMLHandler.sink(context)?
                .start(local, prefix, address, Int(namespaceCount), namespaces, Int(count), attributes)
        }
        handler.endElementNs = { context, local, prefix, address in
            XMLHandler.sink(context)?.end(local, prefix, address)
        }
        handler.characters = { context, bytes, count in XMLHandler.sink(context)?.characters(bytes, Int(count)) }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.comment = { context, bytes in XMLHandler.sink(context)?.comment(bytes) }
        handler.processingInstruction = { context, target, data in
            XMLHandler.sink(context)?.instruction(target, data)
        }
        handler.internalSubset = { context, _, _, _ in XMLHandler.sink(context)?.doctype() }
        handler.serror = { context, error in
            guard let error else { return }
            XMLHandler.sink(context)?.problem(error.pointee)
        }
        return handler
    }
}

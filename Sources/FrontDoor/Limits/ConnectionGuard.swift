import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Watches one connection: refuses a request whose body has no one length, and closes the connection after an answer that
/// says so, so that nobody reads the rest of a refused body as another request.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// How long what was still under way is read and dropped, so that the answer reaches the sender.
    private static let lingering = TimeAmount.seconds(1)

    private var isLast = false
    private var isClosing = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if isClosing { return }
        if case .head(let head) = unwrapInboundIn(data), ConnectionGuard.isAmbiguous(head.headerFields) {
            let fields: HTTPFields = [.connection: "close", .contentLength: "0"]
            context.write(wrapOutboundOut(.head(HTTPResponse(status: .badRequest, headerFields: fields))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
            return close(context)
        }
        context.fireChannelRead(data)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if isClosing { context.read() }
        context.fireChannelReadComplete()
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if isClosing {
            promise?.fail(ChannelError.outputClosed)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(let head):
            isLast = head.headerFields[.connection] == "close"
            context.write(data, promise: promise)
        case .end where isLast:
            context.writeAndFlush(data, promise: promise)
            close(context)
        default: context.write(data, promise: promise)
        }
    }

    private func close(_ context: ChannelHandlerContext) {
        isClosing = true
        let channel = context.channel
        channel.eventLoop.scheduleTask(in: ConnectionGuard.lingering) { channel.close(promise: nil) }
        context.read()
    }

    /// A body comes with a length, in one way of pieces, or not at all (RFC 9112, 6.1).
    private static func isAmbiguous(_ fields: HTTPFields) -> Bool {
        let codings = fields[values: .transferEncoding]
        if codings.isEmpty { return fields[values: .contentLength].count > 1 }
        return codings.map { $0.lowercased() } != ["chunked"] || fields[.contentLength] != nil
    }
}

/// The one table of limits: what the house reads, keeps and computes at the most. Bytes, counts and seconds.
///
/// Each has a test just below and just above it.
public enum Limits {
    /// XML: depth of elements, size of one attribute, attributes and namespaces of one element, size of a document.
    public static let xmlDepth = 256
    public static let xmlAttributeBytes = 64 << 10
    public static let xmlAttributes = 1_000
    public static let xmlDocumentBytes = 100 << 20

    /// ZIP: entries, unpacked size, ratio above one megabyte, length and depth of a path.
    public static let zipEntries = 2_000
    public static let zipUnpackedBytes = 200 << 20
    public static let zipRatio = 100
    public static let zipPathBytes = 500
    public static let zipPathDepth = 20

    /// HTTP: the head of a request, one header, their number, the path; seconds until the head is there, and until a
    /// connection that asks nothing is closed.
    public static let headBytes = 32 << 10
    public static let headerBytes = 8 << 10
    public static let headers = 100
    public static let pathBytes = 4 << 10
    public static let headSeconds = 20
    /// How slowly a body may come, in bytes a second, and from which second on that counts.
    public static let bodyBytesPerSecond = 1_000
    public static let bodyGraceSeconds = 10
    /// Connections at once, and descriptors of the process that are kept for all else.
    public static let connections = 10_000
    public static let keptDescriptors = 100

    /// HTTP forms: body, number of fields, one field.
    public static let formBodyBytes = 1 << 20
    public static let formFields = 2_000
    public static let formFieldBytes = 100 << 10

    /// Uploads: one file, all files of an application, how many, the length of a kept name.
    public static let uploadBytes = 20 << 20
    public static let applicationUploadBytes = 100 << 20
    public static let applicationUploads = 100
    public static let uploadNameBytes = 200

    /// Pictures by their headers: points, frames. PDF: depth of its values.
    public static let imagePixels = 50_000_000
    public static let imageFrames = 500
    public static let pdfDepth = 500

    /// FEEL, DMN, BPMN: size of a source, items of a list, depth of evaluation and of source, steps without a wait state.
    public static let feelSourceBytes = 1 << 20
    public static let feelItems = 1_000_000
    public static let feelDepth = 500
    public static let feelSteps = 50_000_000
    public static let processSteps = 10_000
    /// BPMN: instances of one multi-instance activity, calls of processes inside one another.
    public static let multiInstances = 10_000
    public static let callDepth = 50
}

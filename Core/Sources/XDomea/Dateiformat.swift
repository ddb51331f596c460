/// Formats of primary documents by the ending of their name, in the list `dateiformat` 1.0.
enum Dateiformat {
    /// The code, and the name to say beside it where the list has none (code 100).
    static func of(ending: String) -> (code: String, sonstiges: String?) {
        let ending = ending.lowercased()
        guard let code = codes[ending] else { return ("100", ending.isEmpty ? "unbekannt" : ending) }
        return (code, nil)
    }

    /// The archival kind of PDF has a code of its own.
    static let pdfA = "044"

    private static let codes = [
        "bmp": "001", "csv": "002", "doc": "003", "eml": "006", "htm": "007", "html": "008", "jpe": "009",
        "jpeg": "010", "jpg": "011", "msg": "012", "odp": "013", "ods": "014", "odt": "015", "pdf": "018",
        "png": "019", "ppt": "020", "ps": "021", "rtf": "022", "tif": "023", "tiff": "024", "xls": "028", "xml": "030",
        "xsd": "031", "docx": "035", "xlsx": "036", "pptx": "037", "txt": "045",
    ]
}

// libxml2 as Swift sees it: the push parser, the schema validator, and what macros and variadics hide.
#pragma once
#include <string.h>
#include <libxml/xmlversion.h>
// libxml2 may be built with ICU, whose headers define what Foundation's own copy defines as well; nothing here needs them.
#undef LIBXML_ICU_ENABLED
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlversion.h>

// Bytes of the input that lie before the parser's cursor.
static inline long rathaus_xml_offset(xmlParserCtxtPtr parser) {
    xmlParserInputPtr input = parser->input;
    if (input == NULL) return 0;
    return (long)input->consumed + (long)(input->cur - input->base);
}

// The text that the parser's name table keeps for these bytes; names of events are compared by this pointer.
static inline const xmlChar *rathaus_xml_intern(xmlParserCtxtPtr parser, const char *bytes, int count) {
    return xmlDictLookup(parser->dict, (const xmlChar *)bytes, count);
}

// Frees what libxml2 has made; its own name for that is a variable.
static inline void rathaus_xml_free(xmlChar *text) { xmlFree(text); }

// Which address of a schema is read from which file. Only while a schema is compiled, only on that thread.
typedef struct {
    const char *const *addresses;
    const char *const *files;
    int count;
} rathaus_xml_catalog;

static __thread const rathaus_xml_catalog *rathaus_xml_current_catalog = NULL;
static xmlExternalEntityLoader rathaus_xml_other_loader = NULL;

// Opens what a schema includes: by the catalog, else from a local file, never from the network.
static xmlParserInputPtr rathaus_xml_load(const char *address, const char *id, xmlParserCtxtPtr parser) {
    const rathaus_xml_catalog *catalog = rathaus_xml_current_catalog;
    if (catalog == NULL) {
        return rathaus_xml_other_loader ? rathaus_xml_other_loader(address, id, parser) : NULL;
    }
    if (address == NULL) return NULL;
    for (int i = 0; i < catalog->count; i++) {
        if (strcmp(address, catalog->addresses[i]) == 0) return xmlNewInputFromFile(parser, catalog->files[i]);
    }
    if (strstr(address, "://") != NULL && strncmp(address, "file://", 7) != 0) return NULL;
    return xmlNewInputFromFile(parser, address);
}

// Compiles a schema with a catalog. The loader of the process is set once and passes on whatever is not a schema's.
static inline xmlSchemaPtr rathaus_xml_compile(xmlSchemaParserCtxtPtr parser, const rathaus_xml_catalog *catalog) {
    if (xmlGetExternalEntityLoader() != rathaus_xml_load) {
        rathaus_xml_other_loader = xmlGetExternalEntityLoader();
        xmlSetExternalEntityLoader(rathaus_xml_load);
    }
    rathaus_xml_current_catalog = catalog;
    xmlSchemaPtr schema = xmlSchemaParse(parser);
    rathaus_xml_current_catalog = NULL;
    return schema;
}

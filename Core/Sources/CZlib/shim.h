// zlib as Swift sees it, with its macros as functions.
#pragma once
#include <string.h>
#include <zlib.h>

static inline int rathaus_inflateInit2(z_stream *stream, int windowBits) { return inflateInit2(stream, windowBits); }
static inline int rathaus_deflateInit2(z_stream *stream, int level, int windowBits) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
}

// libcurl as Swift sees it: its variadic option setter as functions of one type each.
#pragma once
#include <curl/curl.h>

static inline CURLcode rathaus_curl_set_text(CURL *curl, CURLoption option, const char *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode rathaus_curl_set_long(CURL *curl, CURLoption option, long value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode rathaus_curl_set_list(CURL *curl, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(curl, option, value);
}
static inline CURLcode rathaus_curl_set_pointer(CURL *curl, CURLoption option, void *value) {
    return curl_easy_setopt(curl, option, value);
}
typedef size_t (*rathaus_curl_writer)(char *, size_t, size_t, void *);
static inline CURLcode rathaus_curl_set_writer(CURL *curl, rathaus_curl_writer writer) {
    return curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, writer);
}
static inline CURLcode rathaus_curl_status(CURL *curl, long *status) {
    return curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
}
typedef size_t (*rathaus_curl_reader)(char *, size_t, size_t, void *);
static inline CURLcode rathaus_curl_set_reader(CURL *curl, rathaus_curl_reader reader) {
    return curl_easy_setopt(curl, CURLOPT_READFUNCTION, reader);
}

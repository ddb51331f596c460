/* Records every write, sync and change of a directory below $RECORD_FOLDER into $RECORD_LOG, in the order in which they
   took effect. Loaded into the program by LD_PRELOAD; the replayer is Tests/Faults/replay.py. One record:
   kind (1 byte), descriptor or 0 (4), offset or size (8), length of the path or data (4), path or data. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int out = -1;
static char watched[1 << 16];

static void put(char kind, int fd, int64_t at, const void *data, uint32_t size) {
    if (out < 0) out = syscall(SYS_openat, AT_FDCWD, getenv("RECORD_LOG"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    char head[17];
    uint32_t f = fd;
    head[0] = kind, memcpy(head + 1, &f, 4), memcpy(head + 5, &at, 8), memcpy(head + 13, &size, 4);
    struct iovec parts[2] = {{head, 17}, {(void *)data, size}};
    syscall(SYS_writev, out, parts, 2);
}
static int below(const char *path) {
    const char *folder = getenv("RECORD_FOLDER");
    return folder && getenv("RECORD_LOG") && strncmp(path, folder, strlen(folder)) == 0;
}
static int is(int fd) { return fd >= 0 && fd < (int)sizeof watched && watched[fd]; }

static int opened(const char *path, int flags, int mode, int dir) {
    pthread_mutex_lock(&lock);
    struct stat s;
    int fresh = below(path) && (flags & O_CREAT) && stat(path, &s) != 0;
    int fd = syscall(SYS_openat, dir, path, flags, mode);
    if (fd >= 0 && fd < (int)sizeof watched && (watched[fd] = below(path))) {
        put(fresh ? 'N' : 'O', fd, 0, path, strlen(path));
        if ((flags & O_TRUNC) && !fresh) put('T', fd, 0, "", 0);
    }
    pthread_mutex_unlock(&lock);
    return fd;
}
#define OPEN(name, first, dir) int name(first const char *path, int flags, ...) { \
    va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest); return opened(path, flags, mode, dir); }
#define NONE
#define DIR_ARG int d,
OPEN(open, NONE, AT_FDCWD)
OPEN(open64, NONE, AT_FDCWD)
OPEN(openat, DIR_ARG, d)
OPEN(openat64, DIR_ARG, d)

static int close_(int fd) { return syscall(SYS_close, fd); }
int close(int fd) {
    pthread_mutex_lock(&lock);
    if (is(fd)) put('C', fd, 0, "", 0), watched[fd] = 0;
    int r = close_(fd);
    pthread_mutex_unlock(&lock);
    return r;
}
#define WRITE(name, at, real_call, ...) ssize_t name(int fd, const void *data, size_t size __VA_ARGS__) { \
    if (!is(fd)) return real_call; pthread_mutex_lock(&lock); int64_t place = at; ssize_t r = real_call; \
    if (r > 0) put('W', fd, place, data, r); pthread_mutex_unlock(&lock); return r; }
#define COMMA ,
WRITE(write, lseek(fd, 0, SEEK_CUR), syscall(SYS_write, fd, data, size))
WRITE(pwrite, at_, syscall(SYS_pwrite64, fd, data, size, at_), COMMA off_t at_)
WRITE(pwrite64, at_, syscall(SYS_pwrite64, fd, data, size, at_), COMMA off64_t at_)

#define ON_FD(name, kind, number, at, ...) int name(int fd __VA_ARGS__) { pthread_mutex_lock(&lock); \
    int r = number; if (r == 0 && is(fd)) put(kind, fd, at, "", 0); pthread_mutex_unlock(&lock); return r; }
ON_FD(fsync, 'S', syscall(SYS_fsync, fd), 0)
ON_FD(fdatasync, 'S', syscall(SYS_fdatasync, fd), 0)
ON_FD(ftruncate, 'T', syscall(SYS_ftruncate, fd, n), n, COMMA off_t n)
ON_FD(ftruncate64, 'T', syscall(SYS_ftruncate, fd, n), n, COMMA off64_t n)

#define ON_PATH(name, kind, real_call, ...) int name(const char *path __VA_ARGS__) { pthread_mutex_lock(&lock); \
    int r = real_call; if (r == 0 && below(path)) put(kind, 0, 0, path, strlen(path)); pthread_mutex_unlock(&lock); return r; }
ON_PATH(unlink, 'U', syscall(SYS_unlink, path))
ON_PATH(mkdir, 'M', syscall(SYS_mkdir, path, mode), COMMA mode_t mode)

int rename(const char *from, const char *to) {
    pthread_mutex_lock(&lock);
    int r = syscall(SYS_rename, from, to);
    char both[2 * PATH_MAX];
    if (r == 0 && below(to)) put('R', 0, strlen(from), both, snprintf(both, sizeof both, "%s%s", from, to));
    pthread_mutex_unlock(&lock);
    return r;
}

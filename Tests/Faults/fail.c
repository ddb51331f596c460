/* Lets calls of the file system below $FAIL_FOLDER fail. $FAIL_CONTROL is a file of four 64-bit numbers, shared with the
   test: how many such calls are left until one fails (0: none fails), whether all after it fail, the error, and how many
   failed. Loaded into the program by LD_PRELOAD. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

static volatile int64_t *control;
static char watched[1 << 16];

static int below(const char *path) {
    const char *folder = getenv("FAIL_FOLDER");
    return folder && strncmp(path, folder, strlen(folder)) == 0;
}
static int is(int fd) { return fd >= 0 && fd < (int)sizeof watched && watched[fd]; }
/* Whether this call fails; sets errno. */
static int fails(void) {
    if (!control) {
        if (!getenv("FAIL_CONTROL")) return 0;
        int fd = syscall(SYS_openat, AT_FDCWD, getenv("FAIL_CONTROL"), O_RDWR | O_CLOEXEC, 0);
        control = mmap(0, 32, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        syscall(SYS_close, fd);
    }
    if (control[0] <= 0) return 0;
    if (__atomic_sub_fetch(&control[0], 1, __ATOMIC_SEQ_CST) > 0) return 0;
    if (control[1]) __atomic_store_n(&control[0], 1, __ATOMIC_SEQ_CST);
    __atomic_add_fetch(&control[3], 1, __ATOMIC_SEQ_CST);
    errno = (int)control[2];
    return 1;
}
static int opened(int dir, const char *path, int flags, int mode) {
    if (below(path) && (flags & (O_CREAT | O_WRONLY | O_RDWR)) && fails()) return -1;
    int fd = syscall(SYS_openat, dir, path, flags, mode);
    if (fd >= 0 && fd < (int)sizeof watched) watched[fd] = below(path);
    return fd;
}
#define NONE
#define DIR_ARG int d,
#define OPEN(name, first, dir) int name(first const char *path, int flags, ...) { \
    va_list rest; va_start(rest, flags); int mode = va_arg(rest, int); va_end(rest); return opened(dir, path, flags, mode); }
OPEN(open, NONE, AT_FDCWD)
OPEN(open64, NONE, AT_FDCWD)
OPEN(openat, DIR_ARG, d)
OPEN(openat64, DIR_ARG, d)

int close(int fd) {
    if (is(fd)) watched[fd] = 0;
    return syscall(SYS_close, fd);
}
#define COMMA ,
#define ON_FD(type, name, call, ...) type name(int fd __VA_ARGS__) { if (is(fd) && fails()) return -1; return call; }
ON_FD(ssize_t, write, syscall(SYS_write, fd, data, n), COMMA const void *data COMMA size_t n)
ON_FD(ssize_t, pwrite, syscall(SYS_pwrite64, fd, data, n, at), COMMA const void *data COMMA size_t n COMMA off_t at)
ON_FD(ssize_t, pwrite64, syscall(SYS_pwrite64, fd, data, n, at), COMMA const void *data COMMA size_t n COMMA off64_t at)
ON_FD(int, fsync, syscall(SYS_fsync, fd))
ON_FD(int, fdatasync, syscall(SYS_fdatasync, fd))
ON_FD(int, ftruncate, syscall(SYS_ftruncate, fd, n), COMMA off_t n)
ON_FD(int, ftruncate64, syscall(SYS_ftruncate, fd, n), COMMA off64_t n)
#define ON_PATH(name, call, ...) int name(const char *path __VA_ARGS__) { if (below(path) && fails()) return -1; return call; }
ON_PATH(rename, syscall(SYS_rename, path, to), COMMA const char *to)
ON_PATH(mkdir, syscall(SYS_mkdir, path, mode), COMMA mode_t mode)

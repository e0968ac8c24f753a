/* A 32-bit program without a C library: write and exit. */
static int call(int number, int a, const void *b, int c) {
    int result;
    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
    return result;
}

void _start(void) {
    call(4, 1, "32-bit program runs\n", 20);
    call(1, 0, 0, 0);
}

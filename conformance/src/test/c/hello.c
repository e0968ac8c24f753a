/* Prints its arguments and where the kernel says its program is. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void show(int count, char **words) {
    printf("argv");
    for (int i = 0; i < count; i++) {
        printf(strcspn(words[i], " ") < strlen(words[i]) || !*words[i] ? " '%s'" : " %s", words[i]);
    }
    printf("\n");
}

int main(int argc, char **argv) {
    char exe[4096];
    ssize_t length = readlink("/proc/self/exe", exe, sizeof exe - 1);
    show(argc, argv);
    printf("exe %.*s\n", (int) length, exe);
    return 0;
}

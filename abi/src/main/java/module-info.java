/** The binary interface of Linux: error numbers, constants and struct layouts; no behaviour, no native access. */
module javu.abi {
    requires static org.jspecify;

    exports javu.abi.errno;
    exports javu.abi.linux;
    exports javu.abi.linux.x86_64;
}

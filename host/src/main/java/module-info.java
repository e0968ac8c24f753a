/** The hypervisor's own system calls to the real kernel; the only module with native access. */
module javu.host {
    requires transitive javu.abi;
    requires static org.jspecify;

    exports javu.host;
}

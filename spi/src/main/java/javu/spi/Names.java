package javu.spi;

import java.nio.charset.StandardCharsets;

/** Conversion between file names, one byte per character, and text. */
public final class Names {
    private Names() {}

    /** The name as text; bytes that are no UTF-8 become replacement characters. */
    public static String toText(String name) {
        return isAscii(name) ? name : new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** The UTF-8 bytes of a text as a name. */
    public static String fromText(String text) {
        return isAscii(text) ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}

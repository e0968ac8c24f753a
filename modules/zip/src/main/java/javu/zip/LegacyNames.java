package javu.zip;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javu.spi.Names;

/** Names from before zip archives said how they are encoded. Here names have one byte per character. */
final class LegacyNames {
    private LegacyNames() {}

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static boolean isUtf8(String name) {
        if (isAscii(name)) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException ignored) {
            return false;
        }
    }

    /** Code page 437 is what the standard says, and what DOS and old Windows used in most places. */
    static String fromCp437(String name) {
        return Names.fromText(new String(name.getBytes(StandardCharsets.ISO_8859_1), Charset.forName("IBM437")));
    }
}

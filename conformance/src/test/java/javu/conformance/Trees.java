package javu.conformance;

/** Scripts that several tests use. */
final class Trees {
    /** Files of many kinds in {@code tree}, with fixed times. */
    static final String MIXED = """
        mkdir -p tree/sub/deeper tree/many tree/nothing && cd tree
        echo hello > file; : > empty; head -c 100000 /dev/zero | tr '\\0' x > large
        printf '#!/bin/sh\\necho run by "$@"\\n' > sub/deeper/script; chmod 750 sub/deeper/script
        ln -s ../file sub/up; ln -s sub/deeper relative; ln -s /nowhere/else dangling; ln file hard
        for i in $(seq 100); do echo $i > many/number-$i; done
        echo 'odd name' > "$(printf 'tab\\there')"; echo utf > "$(printf 'gr\\303\\274n')"
        echo latin > "$(printf 'gr\\374n')"
        chmod 600 file; chmod 711 nothing; truncate -s 1000000 sparse; echo end >> sparse
        find . -exec touch -h -d '2021-03-04 05:06:08' {} +
        """;

    /** The same without what a zip file made by zip(1) cannot hold: links and holes. */
    static final String PLAIN = MIXED
            + "find . -type l -delete; rm hard sparse; chmod 644 file; find . -exec touch -d '2021-03-04 05:06:08' {}"
            + " +\n";

    /** Options for find(1): facts that do not depend on the file system below, sorted. */
    static final String PRINT = "\\( -type d -printf '%p %y %m %TY-%Tm-%Td %TT\\n' \\)"
            + " -o -printf '%p %y %m %s %n %l %TY-%Tm-%Td %TT\\n' | sort";

    private Trees() {}

    /** A database, with this journal mode, changed by two processes. */
    static String sqlite(String journal) {
        return """
            sqlite3 data.db <<'END'
            PRAGMA journal_mode=%s;
            CREATE TABLE numbers (n INTEGER PRIMARY KEY, square INTEGER, text TEXT);
            WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 5000)
                INSERT INTO numbers SELECT n, n * n, printf('%%064d', n) FROM c;
            CREATE INDEX by_text ON numbers (text);
            BEGIN; DELETE FROM numbers WHERE n %% 3 = 0; ROLLBACK;
            BEGIN; UPDATE numbers SET square = -1 WHERE n %% 7 = 0; COMMIT;
            END
            for i in 1 2 3 4; do
                for j in 1 2 3 4 5; do
                    sqlite3 data.db ".timeout 20000" "INSERT INTO numbers (square) VALUES ($i)" || echo "failed"
                done &
            done
            wait
            sqlite3 data.db 'PRAGMA integrity_check' 'SELECT count(*), sum(square), max(n) FROM numbers' VACUUM
            sqlite3 data.db 'PRAGMA integrity_check' 'SELECT text FROM numbers WHERE n = 77'
            cp data.db ../copy.db && sqlite3 ../copy.db 'PRAGMA integrity_check' && rm ../copy.db
            stat -c '%%n %%s' *
            """.formatted(journal);
    }
}

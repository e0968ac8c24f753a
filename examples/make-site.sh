#!/bin/sh
# Makes site.zip, a small web site to mount: the same bytes every time. Needs zip (Info-ZIP) and touch -d.
set -eu
umask 022
LC_ALL=C
TZ=UTC
export LC_ALL TZ
unset ZIP ZIPOPT

archive=$(cd "$(dirname "$0")" && pwd)/site.zip
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/site"
cd "$work/site"
mkdir -p bin css docs images news/2025

# page FILE TITLE ROOT: a page with the body from standard input; ROOT leads to the top directory.
page() {
    {
        cat <<EOF
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>$2</title>
  <link rel="icon" href="$3images/logo.svg">
  <link rel="stylesheet" href="$3css/site.css">
</head>
<body>
<header>
  <a href="$3index.html"><img src="$3images/logo.svg" alt="" width="48" height="48"></a>
  <nav>
    <a href="$3index.html">Harbour</a>
    <a href="$3docs/tides.html">Tides</a>
    <a href="$3docs/knots.html">Knots</a>
    <a href="$3news/current/latest.html">News</a>
  </nav>
</header>
<main>
<h1>$2</h1>
EOF
        cat
        cat <<EOF
</main>
<footer>Served from inside a zip archive.</footer>
</body>
</html>
EOF
    } >"$1"
}

page index.html "The Little Harbour" "" <<'EOF'
<p class="lead">Three boats, one crane and a lighthouse that has never missed a night.</p>
<div class="cards">
  <a class="card" href="docs/tides.html"><h2>Tides</h2><p>When there is water under the keel.</p></a>
  <a class="card" href="docs/knots.html"><h2>Knots</h2><p>Four that are enough for a life.</p></a>
  <a class="card" href="news/current/latest.html"><h2>News</h2><p>What the wind brought this month.</p></a>
</div>
EOF

page docs/tides.html "Tides" "../" <<'EOF'
<p>The gauge stands at the end of the pier. Add half an hour for the inner basin.</p>
<table>
  <tr><th></th><th>Low</th><th>High</th><th>Range</th></tr>
  <tr><td>Spring</td><td>0.4 m</td><td>4.1 m</td><td>3.7 m</td></tr>
  <tr><td>Neap</td><td>1.3 m</td><td>3.0 m</td><td>1.7 m</td></tr>
</table>
EOF

page docs/knots.html "Knots" "../" <<'EOF'
<dl>
  <dt>Bowline</dt><dd>A loop that neither slips nor jams.</dd>
  <dt>Clove hitch</dt><dd>To a post, quickly, and quickly off again.</dd>
  <dt>Sheet bend</dt><dd>Joins two ropes of different strength.</dd>
  <dt>Figure eight</dt><dd>Keeps the end where it is.</dd>
</dl>
EOF

page news/2025/09.html "September 2025" "../../" <<'EOF'
<p>The crane was painted. It is now the bluest thing on the coast.</p>
EOF

page news/2025/10.html "October 2025" "../../" <<'EOF'
<p>Two seals have moved into the outer basin and pay no fees.</p>
<p><a href="09.html">September</a></p>
EOF

page news/2025/11.html "November 2025" "../../" <<'EOF'
<p>First storm of the winter. All three boats were ashore in time.</p>
<p><a href="10.html">October</a></p>
EOF

cat >css/site.css <<'EOF'
:root { --sea: #12496b; --sand: #f6f1e7; --foam: #ffffff; --buoy: #e4572e; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; background: var(--sand); color: #22313a;
       font: 1.05rem/1.6 Georgia, serif; }
header { display: flex; align-items: center; gap: 1.5rem; border-bottom: 3px solid var(--sea); padding-bottom: 1rem; }
nav { display: flex; flex-wrap: wrap; gap: 1.2rem; }
nav a { color: var(--sea); text-decoration: none; }
nav a:hover { color: var(--buoy); }
h1 { color: var(--sea); font-weight: normal; font-size: 2.4rem; margin: 1.5rem 0 0.5rem; }
.lead { font-size: 1.25rem; font-style: italic; }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem; }
.card { background: var(--foam); border-radius: 0.6rem; padding: 0.2rem 1.2rem; color: inherit; text-decoration: none;
        box-shadow: 0 2px 8px rgb(18 73 107 / 15%); }
.card h2 { color: var(--buoy); font-weight: normal; }
table { border-collapse: collapse; background: var(--foam); }
th, td { padding: 0.4rem 1.2rem; border: 1px solid #d8d0c0; text-align: left; }
dt { color: var(--sea); font-weight: bold; }
footer { margin-top: 3rem; font-size: 0.85rem; color: #7a8790; }
EOF

cat >images/logo.svg <<'EOF'
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">
  <clipPath id="round"><circle cx="48" cy="48" r="48"/></clipPath>
  <g clip-path="url(#round)">
    <rect width="96" height="96" fill="#12496b"/>
    <path d="M52 20 L96 8 V34 L52 26 Z" fill="#ffe08a" opacity=".8"/>
    <path d="M42 28 H54 L58 76 H38 Z" fill="#fff"/>
    <path d="M41 40 H55 L56 50 H40 Z M39 60 H57 L58 70 H38 Z" fill="#e4572e"/>
    <rect x="41" y="18" width="14" height="10" fill="#ffe08a"/>
    <path d="M39 18 L48 9 L57 18 Z" fill="#e4572e"/>
    <path d="M-4 74 q12 -9 24 0 t24 0 t24 0 t24 0 t24 0 V96 H-4 Z" fill="#4fa3c7"/>
  </g>
</svg>
EOF

cat >bin/hello.sh <<'EOF'
#!/bin/sh
echo "Hello from inside the archive, $(id -un 2>/dev/null || echo stranger)."
EOF

# A link to a file, and one to a directory.
ln -s 11.html news/2025/latest.html
ln -s 2025 news/current

find . -type f -exec chmod 644 {} +
find . -type d -exec chmod 755 {} +
chmod 755 bin/hello.sh
touch -h -d '2025-11-20 12:00:00' bin bin/hello.sh css css/site.css docs docs/* images images/* index.html
touch -h -d '2025-09-30 08:00:00' news/2025/09.html
touch -h -d '2025-10-31 08:00:00' news/2025/10.html
touch -h -d '2025-11-28 08:00:00' news/2025/11.html news/2025/latest.html news/2025 news/current news

# -X: nothing that depends on this machine; -y: links as links; names in a fixed order.
rm -f "$archive"
find . ! -name . | sed 's|^\./||' | sort | zip -q -9 -X -y "$archive" -@

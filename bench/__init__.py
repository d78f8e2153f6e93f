"""The benchmark: what the whole way from text to JSON costs, as ratios to spaCy's bare tokenizer in the same run.

    python -m bench                     every row; a table on standard output (about three minutes)
    python -m bench --only whole,stages only these groups: whole, stages, growth, vocabulary, start, peers
    python -m bench --quick             fewer rounds, for a first look
    python -m bench --articles A.jsonl  the texts of a file (`text`, `published`) with their digits drawn anew, instead of written ones
    python -m bench --json OUT.json     the same rows as JSON ("-" is standard output, the table then goes to standard error)
    python -m bench --gate              exit 1 where a row is past its gate

Two denominators. F is `make_doc` on text that it has not seen: every round writes its articles anew, with other digits
and names, and both sides get the same ones, each with a tokenizer of its own. W is `make_doc` on text that it has seen. Seconds
say nothing here and are not shown: each ratio is of two sides measured side by side, in an order that turns round
every round, in CPU time, with the collector off inside a sample. `least` is the lowest ratio of any round, `middle` the
median of all. Distrust a difference under 15 percent.

    press.py    writes press releases: sentence shapes, names and digits drawn anew
    timing.py   measures sides against each other
    whole.py    the whole way against F and W, articles without figures, checks against extraction, each stage
    growth.py   time at doubled input: articles, many figures, hostile text
    words.py    a vocabulary of 20,000 phrases more
    start.py    starting a process: --help, one article on standard input
    peers.py    other packages that find quantities or prices, where they are installed
    table.py    rows, targets and gates
"""

def log = new File(basedir, 'build.log').text
def expected = ['shop: cool misses p99 < 1ms', '  was    ', '  now    ', '  delta  -', '  limit  0.001 s',
                'reproduce: dryscale compare src/test/resources/shop.yaml --policy hot --policy cool --seed 7 --replications 3']
def missing = expected.findAll { !log.contains(it) }
assert missing.empty
def pages = 0
new File(basedir, 'target').eachFileRecurse { if (it.name == 'report.html') pages++ }
assert pages == 1

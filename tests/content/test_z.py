import cProfile, pstats, time, pytest
from tests.content.small import small_pack
from tests.content.test_loading import again
@pytest.mark.django_db
def test_z():
    t=time.time(); pack=small_pack(); print("read", time.time()-t)
    t=time.time(); p=cProfile.Profile(); p.enable(); again(pack); p.disable(); print("load", time.time()-t)
    pstats.Stats(p).sort_stats("cumtime").print_stats(45)
    assert 0

"""Pictures drawn on the server as SVG: woven cloth, maps, charts. No request, no script, no style attribute."""
